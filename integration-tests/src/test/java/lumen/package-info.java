/** A made-up vendor and its provider, as an author outside of this project would write them. */
@NullMarked
package lumen;

import org.jspecify.annotations.NullMarked;
