/** Errors and webhooks in Spring MVC. */
@NullMarked
package dev.videogen.spring.internal.web;

import org.jspecify.annotations.NullMarked;
