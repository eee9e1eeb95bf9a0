package dev.videogen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which bytes and which endings stand for which media type. */
final class MediaTypes {

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("m4a", "audio/mp4"));

  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("image/png", ".png"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/webp", ".webp"),
          Map.entry("image/gif", ".gif"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/quicktime", ".mov"),
          Map.entry("video/webm", ".webm"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("audio/wav", ".wav"),
          Map.entry("audio/ogg", ".ogg"),
          Map.entry("audio/flac", ".flac"),
          Map.entry("audio/mp4", ".m4a"));

  private static final int HEAD = 16;

  private MediaTypes() {}

  static MediaKind kindOf(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return MediaKind.IMAGE;
    }
    if (type.startsWith("video/")) {
      return MediaKind.VIDEO;
    }
    if (type.startsWith("audio/")) {
      return MediaKind.AUDIO;
    }
    throw new IllegalArgumentException(
        "a medium's type begins with image/, video/ or audio/, not \"" + mediaType + "\"");
  }

  static Optional<String> ofName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(ending));
  }

  static String ending(String mediaType) {
    return ENDINGS.getOrDefault(mediaType, "");
  }

  /** The type that the first bytes show; empty if they show none or cannot be read. */
  static Optional<String> detect(Media media) {
    try (InputStream content = media.open()) {
      return detect(content.readNBytes(HEAD));
    } catch (IOException unreadable) {
      // Whoever needs the content opens it again and reports why that fails.
      return Optional.empty();
    }
  }

  static Optional<String> detect(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (text.startsWith("GIF8")) {
      return Optional.of("image/gif");
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of("image/webp");
    }
    if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
      return Optional.of("audio/wav");
    }
    if (text.startsWith("ftyp", 4)) {
      return Optional.of(ofBrand(text.substring(8)));
    }
    if (text.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of("video/webm");
    }
    if (text.startsWith("OggS")) {
      return Optional.of("audio/ogg");
    }
    if (text.startsWith("fLaC")) {
      return Optional.of("audio/flac");
    }
    boolean mpegAudioFrame = head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe6) == 0xe2;
    return text.startsWith("ID3") || mpegAudioFrame ? Optional.of("audio/mpeg") : Optional.empty();
  }

  private static String ofBrand(String brand) {
    if (brand.startsWith("qt")) {
      return "video/quicktime";
    }
    return brand.startsWith("M4A") ? "audio/mp4" : "video/mp4";
  }
}
