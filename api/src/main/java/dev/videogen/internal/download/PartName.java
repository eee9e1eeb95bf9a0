package dev.videogen.internal.download;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The names of temporary files: {@code .NAME.RANDOM.videogen-part}, where NAME is that of the file
 * they are to become and RANDOM is sixteen hexadecimal digits.
 */
final class PartName {

  private static final String SUFFIX = ".videogen-part";

  /** A name may have 255 bytes on most file systems; a character takes up to four. */
  private static final int MAX_LENGTH = 48;

  private static final SecureRandom RANDOM = new SecureRandom();

  private PartName() {}

  /** A name that no other file has. */
  static String random(String target) {
    return prefix(target) + HexFormat.of().toHexDigits(RANDOM.nextLong()) + SUFFIX;
  }

  /** Names of files that are to become the target, whoever writes them. */
  static Pattern of(String target) {
    return Pattern.compile(Pattern.quote(prefix(target)) + "[0-9a-f]{16}" + Pattern.quote(SUFFIX));
  }

  private static String prefix(String target) {
    if (target.length() <= MAX_LENGTH) {
      return "." + target + ".";
    }
    // Cut between characters; what long names share is told apart by their hash.
    int end =
        Character.isHighSurrogate(target.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return "." + target.substring(0, end) + "~" + Integer.toHexString(target.hashCode()) + ".";
  }
}
