package dev.videogen.jackson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A medium: its address, its vendor's id, or its content. A local file is written as its content
 * and no path is read, for JSON comes from elsewhere and is not to say which files of this machine
 * are sent to a vendor.
 */
final class MediaForm {

  /**
   * How many bytes are written at most: as many as Jackson reads in one string unless told
   * otherwise.
   */
  static final int MAX_CONTENT = 15_000_000;

  private MediaForm() {}

  static void write(Media media, ObjectNode json) {
    if (media.hasContent()) {
      json.put("content", Base64.getEncoder().encodeToString(content(media)));
    }
    Nodes.put(json, "url", media.url());
    Nodes.put(json, "file_id", media.fileId());
    Nodes.put(json, "media_type", media.mediaType());
    if (media.isCropped()) {
      json.put("cropped", true);
    }
  }

  private static byte[] content(Media media) {
    try (InputStream content = media.open()) {
      byte[] bytes = content.readNBytes(MAX_CONTENT + 1);
      if (bytes.length > MAX_CONTENT) {
        throw new IllegalArgumentException(
            media
                + " is longer than the "
                + MAX_CONTENT
                + " bytes that are written as JSON; give it by its address");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(media + " cannot be read", unreadable);
    }
  }

  static Media read(Fields fields) {
    Media media = unchanged(fields);
    Media typed =
        fields
            .optionalText("media_type")
            .filter(type -> !media.mediaType().equals(Optional.of(type)))
            .map(media::as)
            .orElse(media);
    return fields.flag("cropped").orElse(false) ? typed.cropped() : typed;
  }

  private static Media unchanged(Fields fields) {
    if (fields.has("path")) {
      throw new MalformedJsonException(
          fields.path("path"), "a local file is not taken from JSON; give content, url or file_id");
    }
    long forms = Stream.of("content", "url", "file_id").filter(fields::has).count();
    if (forms != 1) {
      throw new MalformedJsonException(
          fields.path("url"), "a medium has one of content, url and file_id, not " + forms);
    }
    return fields
        .value("content", new TextForm<>(text -> text, text -> text))
        .map(text -> decoded(text, fields.path("content")))
        .or(() -> fields.value("url", new TextForm<>(Media::toString, MediaForm::url)))
        .or(() -> fields.value("file_id", new TextForm<>(Media::toString, Media::fileId)))
        .orElseThrow();
  }

  private static Media decoded(String base64, String path) {
    try {
      return Media.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException other) {
      throw new MalformedJsonException(path, "is base64 of at least one byte");
    }
  }

  private static Media url(String text) {
    URI url = OutputForm.address(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("is an http or https address");
    }
    return Media.url(url);
  }
}
