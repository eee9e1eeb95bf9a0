/** Finishes what a journal says was paid for and is not saved. */
@NullMarked
package dev.videogen.recovery;

import org.jspecify.annotations.NullMarked;
