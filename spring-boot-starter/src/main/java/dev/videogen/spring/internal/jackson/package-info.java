/** videogen's values as JSON in Spring. */
@NullMarked
package dev.videogen.spring.internal.jackson;

import org.jspecify.annotations.NullMarked;
