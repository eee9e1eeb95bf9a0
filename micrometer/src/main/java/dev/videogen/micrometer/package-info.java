/**
 * Observations and meters of a client, by Micrometer: {@link
 * dev.videogen.micrometer.VideogenObservations} is put on a client's builder.
 */
@NullMarked
package dev.videogen.micrometer;

import org.jspecify.annotations.NullMarked;
