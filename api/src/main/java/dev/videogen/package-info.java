/** What an app uses to make videos. */
@NullMarked
package dev.videogen;

import org.jspecify.annotations.NullMarked;
