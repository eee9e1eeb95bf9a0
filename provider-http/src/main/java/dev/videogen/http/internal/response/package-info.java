/** What a response means: an error, a job, a file. */
@NullMarked
package dev.videogen.http.internal.response;

import org.jspecify.annotations.NullMarked;
