/** How values are put into words, so that every message says the same thing the same way. */
@NullMarked
package dev.videogen.words;

import org.jspecify.annotations.NullMarked;
