/** What a vendor's module implements. */
@NullMarked
package dev.videogen.spi;

import org.jspecify.annotations.NullMarked;
