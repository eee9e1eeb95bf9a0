/** Lists, durations and JSON values as text. */
@NullMarked
package dev.videogen.internal.text;

import org.jspecify.annotations.NullMarked;
