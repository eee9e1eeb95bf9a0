/** How an app's settings become videogen's. */
@NullMarked
package dev.videogen.spring.internal.settings;

import org.jspecify.annotations.NullMarked;
