/** A fake for each test: an extension of JUnit 5. */
@NullMarked
package dev.videogen.fake.junit;

import org.jspecify.annotations.NullMarked;
