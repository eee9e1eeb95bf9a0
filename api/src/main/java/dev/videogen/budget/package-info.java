/** Keeps what is spent on videos below limits. */
@NullMarked
package dev.videogen.budget;

import org.jspecify.annotations.NullMarked;
