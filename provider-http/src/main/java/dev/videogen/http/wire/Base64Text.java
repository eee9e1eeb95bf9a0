package dev.videogen.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.Asset;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as base64, in the letters of addresses or the usual ones, with or without line ends. */
public final class Base64Text {

  private static final Pattern DATA = Pattern.compile("(?i)data:[^,]{0,256};base64,");

  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/_\\s-]+=*\\s*");

  /** No file is shorter. */
  private static final int MIN_FILE = 16;

  /** By so many characters of it a file is recognised. */
  private static final int START = 1024;

  private static final int MAX_DEPTH = 4;

  /** What the user has sent and the server repeats. */
  private static final Pattern ECHO = Pattern.compile("(?i).*(?:prompt|input|reference).*");

  private static final Pattern PICTURE = Pattern.compile("(?i).*image.*");

  private Base64Text() {}

  /**
   * Whether what stands under a name, at whichever depth, is not the file that is looked for: what
   * was sent with the request and is repeated, or a picture where a video is wanted.
   *
   * @param name the field
   * @param asset the file that is looked for
   * @return true if nothing below it counts
   */
  public static boolean isPassedOver(String name, Asset asset) {
    return ECHO.matcher(name).matches()
        || (asset == Asset.VIDEO && PICTURE.matcher(name).matches());
  }

  /**
   * Whether a text in JSON is a file: it stands under a name with {@code b64} or {@code base64} in
   * it, is a {@code data:} URL or longer than any other text, is base64 all over, and does not
   * begin as what is none.
   *
   * @param name the field in which it stands, or in whose array
   * @param start its first characters, at most 1,024
   * @param whole whether that is all of it
   * @param asset the file that is looked for
   * @return true if it does
   */
  public static boolean isFile(String name, String start, boolean whole, Asset asset) {
    String text = withoutDataPrefix(start);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean said =
        text.length() < start.length() || lower.contains("b64") || lower.contains("base64");
    return (said || (!whole && text.indexOf(' ') < 0))
        && text.length() >= MIN_FILE
        && LETTERS.matcher(text).matches()
        && asset.accepts(head(text));
  }

  /**
   * Whether a text is base64 as far as it goes, perhaps after the prefix of a {@code data:} URL.
   */
  static boolean isAllover(byte[] start) {
    String text = withoutDataPrefix(new String(start, StandardCharsets.ISO_8859_1));
    return text.chars()
        .allMatch(
            each ->
                (each >= 'A' && each <= 'Z')
                    || (each >= 'a' && each <= 'z')
                    || (each >= '0' && each <= '9')
                    || "+/-_=\r\n".indexOf(each) >= 0);
  }

  private static byte[] head(String text) {
    InputStream ascii = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    try (InputStream bytes = decoded(ascii)) {
      return bytes.readNBytes(MIN_FILE / 4 * 3);
    } catch (IOException none) {
      return new byte[0];
    }
  }

  /**
   * Whether the JSON of a job has its video in it.
   *
   * @param job what describes the job; of long texts the beginning is enough
   * @return true if a text in it is a video
   */
  public static boolean hasVideo(JsonView job) {
    return hasVideo("", job.node(), 0);
  }

  private static boolean hasVideo(String name, JsonNode node, int depth) {
    if (depth > MAX_DEPTH || isPassedOver(name, Asset.VIDEO)) {
      return false;
    }
    if (node.isTextual()) {
      String text = node.asText();
      String start = text.substring(0, Math.min(text.length(), START));
      return isFile(name, start, start.length() == text.length(), Asset.VIDEO);
    }
    if (node.isArray()) {
      return node.valueStream().anyMatch(each -> hasVideo(name, each, depth + 1));
    }
    return node.propertyStream()
        .anyMatch(field -> hasVideo(field.getKey(), field.getValue(), depth + 1));
  }

  /**
   * A text without the {@code data:video/mp4;base64,} before it.
   *
   * @param text a text or the beginning of one
   * @return what is left of it; the same text if it does not begin so
   */
  public static String withoutDataPrefix(String text) {
    Matcher prefix = DATA.matcher(text);
    return prefix.lookingAt() ? text.substring(prefix.end()) : text;
  }

  /**
   * The bytes that a text stands for, decoded as they are read.
   *
   * @param text in ASCII, without a prefix
   * @return the bytes; closing them closes the text
   */
  public static InputStream decoded(InputStream text) {
    return Base64.getMimeDecoder().wrap(new UrlSafe(text));
  }

  /** The letters of addresses as the usual ones. */
  private static final class UrlSafe extends FilterInputStream {

    UrlSafe(InputStream text) {
      super(text);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next == '-' ? '+' : next == '_' ? '/' : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      for (int i = offset; i < offset + count; i++) {
        bytes[i] = bytes[i] == '-' ? (byte) '+' : bytes[i] == '_' ? (byte) '/' : bytes[i];
      }
      return count;
    }
  }
}
