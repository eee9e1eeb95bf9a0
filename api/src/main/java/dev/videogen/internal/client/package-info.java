/** What stands behind {@link dev.videogen.VideoClient}: waiting, noting, guarding. */
@NullMarked
package dev.videogen.internal.client;

import org.jspecify.annotations.NullMarked;
