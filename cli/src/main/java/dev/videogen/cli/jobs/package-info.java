/** The jobs of an app, as its database or its journal knows them. */
@NullMarked
package dev.videogen.cli.jobs;

import org.jspecify.annotations.NullMarked;
