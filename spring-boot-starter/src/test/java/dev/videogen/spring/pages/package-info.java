/** What the pages on Spring show: an app, and its test. */
@NullMarked
package dev.videogen.spring.pages;

import org.jspecify.annotations.NullMarked;
