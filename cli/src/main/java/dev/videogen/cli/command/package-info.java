/** The commands that make, read and delete videos. */
@NullMarked
package dev.videogen.cli.command;

import org.jspecify.annotations.NullMarked;
