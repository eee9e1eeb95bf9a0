/** The vendors' wire formats over HTTP, served from the fake. */
@NullMarked
package dev.videogen.emulator;

import org.jspecify.annotations.NullMarked;
