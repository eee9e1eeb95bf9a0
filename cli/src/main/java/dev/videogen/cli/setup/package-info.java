/** The commands that set up and examine what is configured. */
@NullMarked
package dev.videogen.cli.setup;

import org.jspecify.annotations.NullMarked;
