/** Lists, durations, JSON values and media types as text, and the texts of others. */
@NullMarked
package dev.videogen.internal.text;

import org.jspecify.annotations.NullMarked;
