/** Errors as a person reads them at a terminal: text, JSON, exit codes and advice. */
@NullMarked
package dev.videogen.cli.error;

import org.jspecify.annotations.NullMarked;
