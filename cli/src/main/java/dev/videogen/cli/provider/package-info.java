/** The command that lists providers. */
@NullMarked
package dev.videogen.cli.provider;

import org.jspecify.annotations.NullMarked;
