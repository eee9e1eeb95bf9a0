/** What a provider and its models can do: modes, features, limits and prices. */
@NullMarked
package dev.videogen.capabilities;

import org.jspecify.annotations.NullMarked;
