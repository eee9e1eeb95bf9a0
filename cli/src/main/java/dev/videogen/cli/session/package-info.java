/** What one run of a command works with: configuration, clients, logging, folders. */
@NullMarked
package dev.videogen.cli.session;

import org.jspecify.annotations.NullMarked;
