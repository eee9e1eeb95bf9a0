/**
 * The vendors' wire formats over HTTP, served from a {@linkplain
 * dev.videogen.fake.FakeVideoGenerator fake}, so that a program in any language and any SDK can be
 * developed and tested without a key or a cent.
 *
 * <p>A request runs one way: {@code Call} (what arrived) → a {@code Dialect} (one vendor's wire
 * format) → the fake → {@code Response}, unless a {@linkplain dev.videogen.emulator.StubbedResponse
 * stub} takes its place. Underneath is a server of our own ({@code EmulatorServer}, {@code
 * ClientConnection}), which decides on every byte that is sent.
 */
@NullMarked
package dev.videogen.emulator;

import org.jspecify.annotations.NullMarked;
