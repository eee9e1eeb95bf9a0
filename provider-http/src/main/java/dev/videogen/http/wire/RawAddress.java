package dev.videogen.http.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads addresses as servers write them: characters that may not stand in one, such as blanks,
 * letters beyond ASCII, brackets or a bar, are encoded as curl and browsers do.
 */
public final class RawAddress {

  /** What may stand in an address besides letters and digits, but for the percent sign. */
  private static final String LEGAL = "-._~:/?#@!$&'()*+,;=";

  private RawAddress() {}

  /**
   * Reads an address.
   *
   * @param text absolute or relative, space around it does not count
   * @return the address; empty if it cannot be mended
   */
  public static Optional<URI> parse(String text) {
    String stripped = text.strip();
    try {
      return Optional.of(new URI(stripped));
    } catch (URISyntaxException raw) {
      try {
        return Optional.of(new URI(mended(stripped)));
      } catch (URISyntaxException none) {
        return Optional.empty();
      }
    }
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder();
    int path = path(text);
    boolean fragment = false;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      boolean secondFragment = character == '#' && fragment;
      fragment |= character == '#';
      if ((isLegal(text, at, character) && !secondFragment)
          || (at < path && (character == '[' || character == ']'))) {
        mended.appendCodePoint(character);
      } else {
        for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
          mended.append('%').append("%02X".formatted(each & 0xff));
        }
      }
      at += Character.charCount(character);
    }
    return mended.toString();
  }

  /** Where the path begins: brackets before it are those of an IPv6 address. */
  private static int path(String text) {
    int authority = text.indexOf("//");
    if (authority < 0) {
      return 0;
    }
    int path = text.indexOf('/', authority + 2);
    return path < 0 ? text.length() : path;
  }

  private static boolean isLegal(String text, int at, int character) {
    if (character == '%') {
      return text.length() > at + 2 && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
    }
    boolean letterOrDigit =
        (character >= 'a' && character <= 'z')
            || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9');
    return letterOrDigit || LEGAL.indexOf(character) >= 0;
  }

  private static boolean isHex(char character) {
    return Character.digit(character, 16) >= 0 && character < 0x80;
  }
}
