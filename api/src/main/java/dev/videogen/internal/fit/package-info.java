/** Checks requests against what a model can do, and moves them to the nearest that it can. */
@NullMarked
package dev.videogen.internal.fit;

import org.jspecify.annotations.NullMarked;
