/**
 * What can go wrong, in one vocabulary for all vendors: every error is a {@link
 * dev.videogen.errors.VideoException}.
 */
@NullMarked
package dev.videogen.errors;

import org.jspecify.annotations.NullMarked;
