/** The commands of the journal. */
@NullMarked
package dev.videogen.cli.journal;

import org.jspecify.annotations.NullMarked;
