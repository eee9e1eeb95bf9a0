/** Purchases over the app's database: their settings, transactions, handlers and lifecycle. */
@NullMarked
package dev.videogen.spring.internal.durable;

import org.jspecify.annotations.NullMarked;
