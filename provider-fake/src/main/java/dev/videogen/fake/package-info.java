/** A video generator in memory. */
@NullMarked
package dev.videogen.fake;

import org.jspecify.annotations.NullMarked;
