/** Tests of what needs more than one module. */
@NullMarked
package dev.videogen.integration;

import org.jspecify.annotations.NullMarked;
