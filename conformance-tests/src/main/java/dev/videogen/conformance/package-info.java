/** The rules every provider keeps: extend {@link VideoGeneratorConformanceTest}. */
@NullMarked
package dev.videogen.conformance;

import org.jspecify.annotations.NullMarked;
