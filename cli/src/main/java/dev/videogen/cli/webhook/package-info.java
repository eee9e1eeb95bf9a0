/** Webhooks on the command line. */
@NullMarked
package dev.videogen.cli.webhook;

import org.jspecify.annotations.NullMarked;
