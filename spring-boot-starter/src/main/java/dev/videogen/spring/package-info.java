/**
 * videogen in Spring Boot 3.5 and 4.0: a client of the app's own settings, and what may be added to
 * it.
 */
@NullMarked
package dev.videogen.spring;

import org.jspecify.annotations.NullMarked;
