/** Settings: their names, types, defaults, and where a value came from. */
@NullMarked
package dev.videogen.settings;

import org.jspecify.annotations.NullMarked;
