/** How the client is built, what it does, and how it ends. */
@NullMarked
package dev.videogen.spring.internal.client;

import org.jspecify.annotations.NullMarked;
