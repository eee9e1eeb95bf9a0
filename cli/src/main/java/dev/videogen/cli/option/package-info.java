/** Options and arguments that commands share. */
@NullMarked
package dev.videogen.cli.option;

import org.jspecify.annotations.NullMarked;
