package dev.videogen.spi;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A prompt without what servers change of it: blanks, case, punctuation, escapes of HTML, forms of
 * the same letter.
 *
 * @param text its letters, digits and signs
 */
record FoldedPrompt(String text) {

  private static final Pattern ESCAPE = Pattern.compile("&(?:#\\d+|#x[0-9a-f]+|[a-z]+);");
  private static final Pattern IGNORED = Pattern.compile("[\\p{Z}\\p{C}\\p{P}\\s\\uFFFD]+");

  static FoldedPrompt of(String prompt) {
    String lower = Normalizer.normalize(prompt, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return new FoldedPrompt(IGNORED.matcher(ESCAPE.matcher(lower).replaceAll("")).replaceAll(""));
  }

  /** Whether a server could tell this one as the other, which it may have cut. */
  boolean couldBeToldAs(FoldedPrompt told) {
    return text.startsWith(told.text) || text.endsWith(told.text);
  }
}
