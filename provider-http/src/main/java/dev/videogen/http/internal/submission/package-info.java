/** Submits paid jobs at most once. */
@NullMarked
package dev.videogen.http.internal.submission;

import org.jspecify.annotations.NullMarked;
