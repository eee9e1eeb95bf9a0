/**
 * The provider {@code fal}: every video model of fal's queue, behind one key.
 *
 * <p>Sources of the format: fal's documentation of its queue, storage and platform APIs, and its
 * own clients {@code fal-ai/fal-js} and {@code fal-ai/fal}, in November 2026.
 */
@NullMarked
package dev.videogen.fal;

import org.jspecify.annotations.NullMarked;
