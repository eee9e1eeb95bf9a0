package dev.videogen.http.internal.response;

import dev.videogen.http.wire.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Makes a text of a vendor fit to be quoted in a message or a log: secrets masked, 2 KB at most, on
 * one line, without controls and marks of direction. It knows the secrets that were sent, and what
 * secrets look like in general.
 *
 * <p>Safe for use by many threads.
 */
public final class Redaction {

  static final int MAX_BYTES = 2048;

  private static final String MASK = "***";

  /** What lies beyond is cut off anyway, and is not worth the search. */
  private static final int MAX_SEARCHED = 16 * 1024;

  /** Shorter texts would be masked wherever they occur by chance. */
  private static final int MIN_SECRET_LENGTH = 6;

  /** Tokens are renewed; those of the last hours are remembered. */
  private static final int MAX_SECRETS = 32;

  private static final Redaction NONE = new Redaction();

  private static final List<Pattern> SECRET_PATTERNS =
      List.of(
          Pattern.compile("\\b(?:sk|pk|rk|key)-[A-Za-z0-9_*-]{6,}"),
          Pattern.compile("(?i)(?<=\\b(?:bearer|basic)\\s)[A-Za-z0-9._~+/=*-]{6,}"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?"),
          Pattern.compile(
              "(?i)(?<=[?&](?:sig|signature|x-amz-signature|x-amz-credential|x-amz-security-token"
                  + "|x-goog-signature|x-goog-credential|token|access_token|key|api[-_]?key)=)"
                  + "[^&\\s\"'<>]+"),
          Pattern.compile(
              "(?i)(?<=\\b(?:api[-_]?key|access[-_]?token|client[-_]?secret|password|secret)"
                  + "[\"']?\\s?[:=]\\s?[\"']?)[^\\s\"'<>,;}&]{6,}"));

  /** A shorter key, as of a server of one's own, may be a word of a prompt. */
  private static final int MIN_KEY_LENGTH = 12;

  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /** One that knows no secrets yet. */
  public Redaction() {}

  /** The one that knows no secrets, only what they look like. */
  public static Redaction none() {
    return NONE;
  }

  /** Remembers the values of headers that prove who is asking. */
  public void remember(Map<String, String> credentials) {
    credentials.values().forEach(this::remember);
  }

  /** Remembers the values of headers that are keys, which no text of a job is to hold either. */
  public void rememberKeys(Map<String, String> credentials) {
    remember(credentials);
    credentials.values().stream()
        .map(Redaction::secret)
        .filter(key -> key.length() >= MIN_KEY_LENGTH)
        .forEach(key -> remember(key, keys));
  }

  /** Remembers a secret; of {@code Bearer TOKEN}, the token. */
  public void remember(String value) {
    String secret = secret(value);
    if (secret.length() >= MIN_SECRET_LENGTH) {
      remember(secret, secrets);
    }
  }

  private static String secret(String value) {
    return value.substring(value.lastIndexOf(' ') + 1);
  }

  private static void remember(String secret, List<String> secrets) {
    if (!secrets.contains(secret)) {
      if (secrets.size() >= MAX_SECRETS) {
        secrets.remove(0);
      }
      secrets.add(secret);
    }
  }

  /**
   * The text with the keys masked that were sent. By its prompt a job is found again, so nothing
   * else of it is changed, however much it looks like a secret.
   */
  public String hideKeys(String text) {
    String hidden = text;
    for (String key : keys) {
      hidden = hidden.replace(key, MASK);
    }
    return hidden;
  }

  /** The text with secrets masked. */
  public String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    for (Pattern pattern : SECRET_PATTERNS) {
      masked = pattern.matcher(masked).replaceAll(MASK);
    }
    return masked;
  }

  /** The text without what is not seen, with secrets masked, on one line, and cut at 2 KB. */
  public String quote(String text) {
    String searched = text.substring(0, Math.min(text.length(), MAX_SEARCHED));
    // Cleaned first, or what is not seen would keep a key from being found; and masked before it is
    // cut, or half a key would be left at the cut.
    return cut(mask(PrintableText.line(searched)));
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return text;
    }
    String kept = new String(bytes, 0, MAX_BYTES - 3, StandardCharsets.UTF_8);
    while (kept.endsWith("\uFFFD")) {
      kept = kept.substring(0, kept.length() - 1);
    }
    return kept + "...";
  }
}
