/** Measures pictures from their heads, and crops and scales them. */
@NullMarked
package dev.videogen.image;

import org.jspecify.annotations.NullMarked;
