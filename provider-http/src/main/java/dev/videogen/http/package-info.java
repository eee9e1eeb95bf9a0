/** What every HTTP provider shares. */
@NullMarked
package dev.videogen.http;

import org.jspecify.annotations.NullMarked;
