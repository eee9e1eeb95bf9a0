/** Tests of the command {@code videogen}. */
@NullMarked
package dev.videogen.cli;

import org.jspecify.annotations.NullMarked;
