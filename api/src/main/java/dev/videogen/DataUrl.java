package dev.videogen;

import dev.videogen.internal.text.MediaTypes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads content that is written into an address: {@code data:image/png;base64,…} (RFC 2397). The
 * content decides what it is; the type that is written counts where the content shows none.
 */
final class DataUrl {

  private static final String BASE64 = ";base64";

  private DataUrl() {}

  /**
   * Reads an address.
   *
   * @param text what follows {@code data:}
   * @throws IllegalArgumentException if there is no content, or it is not of the type written
   */
  static Media parse(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException(
          "a data URL is written data:TYPE;base64,CONTENT; this one has no comma");
    }
    String head = text.substring(0, comma).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    Media media = Media.of(content(text.substring(comma + 1), head.endsWith(BASE64)));
    int parameters = head.indexOf(';');
    String mediaType = parameters < 0 ? head : head.substring(0, parameters);
    return mediaType.isEmpty() ? media : typed(media, MediaTypes.parse(mediaType));
  }

  private static Media typed(Media media, String written) {
    Optional<String> shown = media.mediaType();
    if (shown.isEmpty() && MediaTypes.showsInContent(written)) {
      throw new IllegalArgumentException("the content of this data URL is no " + written);
    }
    return media.as(shown.orElse(written));
  }

  private static byte[] content(String encoded, boolean base64) {
    // A plus is a plus in a data URL, and a space in what the decoder is made for.
    String decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    if (!base64) {
      return decoded.getBytes(StandardCharsets.ISO_8859_1);
    }
    String standard = decoded.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      return Base64.getDecoder().decode(standard);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException("the content of this data URL is no base64", other);
    }
  }
}
