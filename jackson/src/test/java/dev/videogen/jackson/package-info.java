/** Tests. */
@NullMarked
package dev.videogen.jackson;

import org.jspecify.annotations.NullMarked;
