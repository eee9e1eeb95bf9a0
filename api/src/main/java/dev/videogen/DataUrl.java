package dev.videogen;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads content that is written into an address: {@code data:image/png;base64,…} (RFC 2397). */
final class DataUrl {

  private static final String BASE64 = ";base64";

  private DataUrl() {}

  static Media parse(URI url) {
    String text = url.getRawSchemeSpecificPart();
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException(
          "a data URL is written data:TYPE;base64,CONTENT; this one has no comma");
    }
    String head = text.substring(0, comma);
    Media media = Media.of(content(text.substring(comma + 1), head.endsWith(BASE64)));
    int parameters = head.indexOf(';');
    String mediaType = parameters < 0 ? head : head.substring(0, parameters);
    return mediaType.isEmpty() ? media : media.as(mediaType);
  }

  private static byte[] content(String encoded, boolean base64) {
    // A plus is a plus in a data URL, and a space in what the decoder is made for.
    String decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    return base64
        ? Base64.getDecoder().decode(decoded.replaceAll("\\s", ""))
        : decoded.getBytes(StandardCharsets.ISO_8859_1);
  }
}
