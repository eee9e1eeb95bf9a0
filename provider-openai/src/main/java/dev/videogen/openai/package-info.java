/** OpenAI's Videos API, and every server that speaks its wire format. */
@NullMarked
package dev.videogen.openai;

import org.jspecify.annotations.NullMarked;
