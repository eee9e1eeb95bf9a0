/** Executes HTTP calls: pools, time-outs, retries, rate limiting, circuit breaker and log. */
@NullMarked
package dev.videogen.http.internal.transport;

import org.jspecify.annotations.NullMarked;
