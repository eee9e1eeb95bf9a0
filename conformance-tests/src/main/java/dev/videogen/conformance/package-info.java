/** The rules every provider keeps, as a JUnit 5 kit. */
@NullMarked
package dev.videogen.conformance;

import org.jspecify.annotations.NullMarked;
