/** One of the clients that are compared. */
@NullMarked
package dev.videogen.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
