/** Tests. */
@NullMarked
package dev.videogen.micrometer;

import org.jspecify.annotations.NullMarked;
