package dev.videogen.spi;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A prompt without what servers change of it: blanks, case, punctuation, signs, HTML's tags and
 * escapes, accents and forms of the same letter.
 *
 * @param text its letters and digits
 * @param ascii those of ASCII alone, in case the others were lost on the way or came in another
 *     encoding
 */
record FoldedPrompt(String text, String ascii) {

  private static final Pattern ESCAPE =
      Pattern.compile(
          "&(?:#(\\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt)|[a-z]+);", Pattern.CASE_INSENSITIVE);

  /** The last one may be cut. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*(?:>|$)");

  /** What a cut leaves of an escape, or of one that is escaped itself, at the beginning. */
  private static final Pattern END_OF_ESCAPE =
      Pattern.compile("^[\\s.\u2026]*#?\\w{0,8};(?:#?\\w{0,8};)?");

  /** What a cut leaves of an escape at the end. */
  private static final Pattern START_OF_ESCAPE =
      Pattern.compile("&(?:amp;)?#?\\w{0,8}[\\s.\u2026]*$");

  /** What a cut leaves of a tag at the beginning; of one at the end {@link #TAG} takes care. */
  private static final Pattern END_OF_TAG = Pattern.compile("^[^<>]*>");

  private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^a-z0-9]+");

  static FoldedPrompt of(String prompt) {
    return of(prompt, false, false);
  }

  private static FoldedPrompt of(String prompt, boolean startIsCut, boolean endIsCut) {
    String start = startIsCut ? END_OF_ESCAPE.matcher(prompt).replaceFirst("") : prompt;
    String whole = endIsCut ? START_OF_ESCAPE.matcher(start).replaceFirst("") : start;
    // Some servers escape what is escaped already.
    String tagged = withoutEscapes(withoutEscapes(whole));
    String untagged = startIsCut ? END_OF_TAG.matcher(tagged).replaceFirst("") : tagged;
    String plain = TAG.matcher(untagged).replaceAll("");
    // In capitals first: there a sharp s is two letters.
    String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String letters =
        Normalizer.normalize(
            Normalizer.normalize(lower, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
            Normalizer.Form.NFKD);
    return new FoldedPrompt(
        IGNORED.matcher(letters).replaceAll(""), NOT_ASCII.matcher(lower).replaceAll(""));
  }

  private static String withoutEscapes(String text) {
    return text.indexOf('&') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(escape -> Matcher.quoteReplacement(FoldedPrompt.unescaped(escape)));
  }

  /** What an escape stands for; nothing if that is another sign, or a letter with an accent. */
  private static String unescaped(MatchResult escape) {
    String name = escape.group(3);
    if (name != null) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "amp" -> "&";
        case "lt" -> "<";
        default -> ">";
      };
    }
    String decimal = escape.group(1);
    String hex = escape.group(2);
    int code = 0;
    if (decimal != null) {
      code = Integer.parseInt(decimal);
    } else if (hex != null) {
      code = Integer.parseInt(hex, 16);
    }
    return switch (code) {
      case '&', '<', '>' -> Character.toString(code);
      default -> Character.isLetterOrDigit(code) ? Character.toString(code) : "";
    };
  }

  /** Whether a server could tell this one as the other, which it may have cut anywhere. */
  boolean couldBeToldAs(String told) {
    return couldBe(of(told))
        || Stream.of(of(told, true, false), of(told, false, true), of(told, true, true))
            .anyMatch(cut -> !cut.text.isEmpty() && couldBe(cut));
  }

  private boolean couldBe(FoldedPrompt told) {
    boolean mostlyAscii = ascii.length() * 2 > text.length();
    return startsOrEnds(text, told.text)
        || (mostlyAscii && !told.ascii.isEmpty() && startsOrEnds(ascii, told.ascii));
  }

  private static boolean startsOrEnds(String whole, String part) {
    return whole.startsWith(part) || whole.endsWith(part);
  }
}
