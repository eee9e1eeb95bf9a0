package dev.videogen.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Covers the secrets of one request: those that its headers and its address have under the names
 * that secrets have, and the same texts wherever else they stand.
 */
final class SecretMask {

  /** What stands in place of a secret. */
  static final String COVER = "\u2022\u2022\u2022\u2022";

  private static final Pattern NAME =
      Pattern.compile(
          "authorization|cookie|token|secret|password|(?:^|[^a-z])(?:key|sig|auth)(?:$|[^a-z])"
              + "|api_?key|signature",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile("([?&]([^=&?\\s\"]{1,100})=)([^&\\s\"]*)");

  private static final Pattern JSON_FIELD =
      Pattern.compile("(\"([A-Za-z_-]{1,60})\"\\s{0,9}:\\s{0,9}\")([^\"\\\\]{1,500})");

  /** What {@code Authorization} begins with. */
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z]{1,20} +)(.*)$");

  /** A shorter text is no secret, and would be covered in every word that has it. */
  private static final int MIN_SECRET = 8;

  private final List<String> secrets = new ArrayList<>();

  SecretMask(Map<String, String> headers) {
    headers.forEach(
        (name, value) -> {
          if (isSecret(name)) {
            String secret = SCHEME.matcher(value).replaceFirst("$2").strip();
            if (secret.length() >= MIN_SECRET) {
              secrets.add(secret);
            }
          }
        });
  }

  private static boolean isSecret(String name) {
    return NAME.matcher(name).find() && !name.toLowerCase(Locale.ROOT).equals("idempotency-key");
  }

  /** The headers, each secret covered; what kind of key it is stays. */
  Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> shown.put(name, isSecret(name) ? covered(value) : text(value)));
    return shown;
  }

  private static String covered(String value) {
    var scheme = SCHEME.matcher(value);
    return scheme.matches() ? scheme.group(1) + COVER : COVER;
  }

  /**
   * A text, without the secrets of the headers, those of addresses and JSON in it, and what cannot
   * be shown.
   */
  String text(String text) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, COVER);
    }
    return ShownText.of(covered(JSON_FIELD, covered(PARAMETER, shown)));
  }

  /** A text whose values are covered that have the name of a secret. */
  private static String covered(Pattern named, String text) {
    return named
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + (isSecret(found.group(2)) ? COVER : found.group(3))));
  }
}
