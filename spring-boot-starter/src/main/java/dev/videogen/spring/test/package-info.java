/** Tests of apps on the fake, in Spring's cached contexts. */
@NullMarked
package dev.videogen.spring.test;

import org.jspecify.annotations.NullMarked;
