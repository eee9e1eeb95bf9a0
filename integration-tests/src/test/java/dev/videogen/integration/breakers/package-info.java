/** Providers that break one rule of the conformance kit each. */
@NullMarked
package dev.videogen.integration.breakers;

import org.jspecify.annotations.NullMarked;
