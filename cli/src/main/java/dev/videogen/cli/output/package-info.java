/** Jobs and results as text, JSON and progress on a terminal. */
@NullMarked
package dev.videogen.cli.output;

import org.jspecify.annotations.NullMarked;
