/**
 * What a provider's own tests need: a context to open it with, a clock that sleeps in no time, and
 * a server that responds byte by byte.
 */
@NullMarked
package dev.videogen.conformance.testing;

import org.jspecify.annotations.NullMarked;
