/** Credentials, and where they may go. */
@NullMarked
package dev.videogen.http.auth;

import org.jspecify.annotations.NullMarked;
