/** JMH benchmarks. */
@NullMarked
package dev.videogen.benchmarks;

import org.jspecify.annotations.NullMarked;
