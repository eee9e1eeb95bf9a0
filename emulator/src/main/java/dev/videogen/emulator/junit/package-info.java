/** An emulator for each test: an extension of JUnit 5. */
@NullMarked
package dev.videogen.emulator.junit;

import org.jspecify.annotations.NullMarked;
