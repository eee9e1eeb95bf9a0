/**
 * Jobs that survive machines: purchases of videos over an app's own database, which any of its
 * nodes sends, follows, saves and tells of.
 */
@NullMarked
package dev.videogen.durable;

import org.jspecify.annotations.NullMarked;
