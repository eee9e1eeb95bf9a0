/** Reads the size of a picture, turns it upright, crops and scales it. */
@NullMarked
package dev.videogen.internal.image;

import org.jspecify.annotations.NullMarked;
