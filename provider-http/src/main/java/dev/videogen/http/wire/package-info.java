/** Reads responses and writes bodies of vendors' wire formats, leniently. */
@NullMarked
package dev.videogen.http.wire;

import org.jspecify.annotations.NullMarked;
