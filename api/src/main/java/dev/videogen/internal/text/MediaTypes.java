package dev.videogen.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which bytes and which endings stand for which media type. */
public final class MediaTypes {

  /** How many bytes {@link #detect} needs. */
  public static final int HEAD = 64;

  /** RFC 6838, without parameters. */
  private static final Pattern FORM =
      Pattern.compile("(image|video|audio)/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("avif", "image/avif"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heic"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("mkv", "video/x-matroska"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("aac", "audio/aac"),
          Map.entry("m4a", "audio/mp4"));

  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("image/png", ".png"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/webp", ".webp"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/avif", ".avif"),
          Map.entry("image/heic", ".heic"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/quicktime", ".mov"),
          Map.entry("video/webm", ".webm"),
          Map.entry("video/x-matroska", ".mkv"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("audio/wav", ".wav"),
          Map.entry("audio/ogg", ".ogg"),
          Map.entry("audio/flac", ".flac"),
          Map.entry("audio/aac", ".aac"),
          Map.entry("audio/mp4", ".m4a"));

  /** Names in use that are not the registered ones. */
  private static final Map<String, String> REGISTERED =
      Map.of(
          "image/jpg", "image/jpeg",
          "image/heif", "image/heic",
          "audio/mp3", "audio/mpeg",
          "audio/x-wav", "audio/wav");

  /** Videos and sounds may begin in other ways than those known here. */
  private static final Set<String> SHOWING =
      Set.of("image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "image/heic");

  private MediaTypes() {}

  /** Whether {@link #detect} sees the type wherever it is. */
  public static boolean showsInContent(String mediaType) {
    return SHOWING.contains(mediaType);
  }

  /** The type in lower case and by its registered name, once it is known to be one. */
  public static String parse(String mediaType) {
    String type = mediaType.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "a medium's type is written image/NAME, video/NAME or audio/NAME, such as image/png, not"
              + " \""
              + mediaType
              + "\"");
    }
    return REGISTERED.getOrDefault(type, type);
  }

  /** The type that the ending of a name stands for; empty if it stands for none. */
  public static Optional<String> ofName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(ending));
  }

  /** The ending of a name of a type, with its dot; empty if there is none. */
  public static String ending(String mediaType) {
    return ENDINGS.getOrDefault(mediaType, "");
  }

  /** The type that the first {@link #HEAD} bytes show; empty if they show none. */
  public static Optional<String> detect(byte[] head) {
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
      return Optional.of(text.contains("matroska") ? "video/x-matroska" : "video/webm");
    }
    if (text.startsWith("OggS")) {
      return Optional.of("audio/ogg");
    }
    if (text.startsWith("fLaC")) {
      return Optional.of("audio/flac");
    }
    return text.startsWith("ID3") ? Optional.of("audio/mpeg") : ofAudioFrame(head);
  }

  private static String ofBrand(String brand) {
    if (brand.startsWith("qt")) {
      return "video/quicktime";
    }
    if (brand.startsWith("M4A")) {
      return "audio/mp4";
    }
    if (brand.startsWith("avi")) {
      return "image/avif";
    }
    // Phones write photographs as heic, heix, mif1 or msf1, and the rest of the boxes as a video's.
    boolean still = brand.startsWith("hei") || brand.startsWith("mif1") || brand.startsWith("msf1");
    return still ? "image/heic" : "video/mp4";
  }

  /** Eleven set bits begin a frame of MPEG audio; layer 0 stands for AAC, layer III for MP3. */
  private static Optional<String> ofAudioFrame(byte[] head) {
    if (head.length < 2 || head[0] != (byte) 0xff) {
      return Optional.empty();
    }
    if ((head[1] & 0xf6) == 0xf0) {
      return Optional.of("audio/aac");
    }
    return (head[1] & 0xe6) == 0xe2 ? Optional.of("audio/mpeg") : Optional.empty();
  }
}
