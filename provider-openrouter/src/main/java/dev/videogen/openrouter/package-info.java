/**
 * The provider {@code openrouter}: one key for the video models of many vendors.
 *
 * <p>Source of the format: OpenRouter's published specification of its video endpoints.
 */
@NullMarked
package dev.videogen.openrouter;

import org.jspecify.annotations.NullMarked;
