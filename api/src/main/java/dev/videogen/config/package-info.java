/** How settings are found, named and read, and how the generators of instances are opened. */
@NullMarked
package dev.videogen.config;

import org.jspecify.annotations.NullMarked;
