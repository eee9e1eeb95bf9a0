/**
 * Jobs, requests, capabilities, events and errors as JSON and back. The form is written down in
 * {@code docs/schema/videogen.schema.json}.
 */
@NullMarked
package dev.videogen.jackson;

import org.jspecify.annotations.NullMarked;
