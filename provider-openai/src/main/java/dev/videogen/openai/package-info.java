/**
 * OpenAI's Videos API, and every server that speaks its wire format.
 *
 * <p>OpenAI ended its own service in September 2026; the wire format lives on in self-hosted
 * servers and gateways, which differ in what they take and answer. So the address is a setting, a
 * key may be absent, and answers are read tolerantly.
 *
 * <p>{@link dev.videogen.openai.OpenAiVideoGeneratorProvider} is found by {@link
 * java.util.ServiceLoader}; {@link dev.videogen.openai.OpenAiVideoGenerator} can be put on another
 * connection by providers whose vendors speak the same format behind another door.
 */
@NullMarked
package dev.videogen.openai;

import org.jspecify.annotations.NullMarked;
