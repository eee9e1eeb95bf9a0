package dev.videogen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads media as people write them: a path, or an address of one of four kinds. */
final class MediaAddress {

  /** Two letters or more, for one is a drive of Windows. */
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);

  /** What no address holds unencoded, and browsers encode (RFC 3986, appendix A, and WHATWG). */
  private static final Pattern ILLEGAL = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}\\x7f]");

  private static final String LOCALHOST = "//localhost/";

  private MediaAddress() {}

  static Media parse(String text) {
    Matcher address = SCHEME.matcher(text);
    if (!address.matches()) {
      return Media.of(Path.of(text));
    }
    String scheme = address.group(1).toLowerCase(Locale.ROOT);
    String rest = address.group(2);
    return switch (scheme) {
      case "data" -> DataUrl.parse(rest);
      case "http", "https" -> Media.url(URI.create(scheme + ":" + encoded(rest)));
      case "file" -> file(rest);
      default -> other(text, scheme, rest);
    };
  }

  private static Media other(String text, String scheme, String rest) {
    if (rest.startsWith("//")) {
      throw new IllegalArgumentException(
          "a medium's address is of the kind http, https, data or file, not " + scheme);
    }
    return Media.of(Path.of(text));
  }

  private static Media file(String rest) {
    boolean local = rest.toLowerCase(Locale.ROOT).startsWith(LOCALHOST);
    String path = local ? rest.substring(LOCALHOST.length() - 1) : rest;
    try {
      return Media.of(Path.of(URI.create("file:" + encoded(path))));
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(
          "a file's address is written file:///folder/name, with no host and no question mark",
          other);
    }
  }

  private static String encoded(String text) {
    return ILLEGAL
        .matcher(text)
        .replaceAll(
            found ->
                "%%%02X".formatted((int) found.group().getBytes(StandardCharsets.ISO_8859_1)[0]));
  }
}
