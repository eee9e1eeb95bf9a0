/** Webhooks: a vendor tells that a job has moved on, so that nobody has to poll for it. */
@NullMarked
package dev.videogen.webhook;

import org.jspecify.annotations.NullMarked;
