/** Observations and meters of the client in Spring. */
@NullMarked
package dev.videogen.spring.internal.observe;

import org.jspecify.annotations.NullMarked;
