/** Saves a file of a job whole or not at all. */
@NullMarked
package dev.videogen.internal.download;

import org.jspecify.annotations.NullMarked;
