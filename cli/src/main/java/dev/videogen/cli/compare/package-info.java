/** Several vendors or models side by side. */
@NullMarked
package dev.videogen.cli.compare;

import org.jspecify.annotations.NullMarked;
