package dev.videogen.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Tells by its first bytes whether something is a text: a page, JSON, a letter. */
public final class TextHead {

  /** How many bytes are enough to tell. */
  public static final int LENGTH = 512;

  private TextHead() {}

  /**
   * Whether bytes are a text in UTF-8, which may be cut within a character.
   *
   * @param head the first bytes
   * @return true if there are any, and all are characters that a text may hold
   */
  public static boolean isText(byte[] head) {
    CharBuffer text = CharBuffer.allocate(head.length);
    ByteBuffer bytes = ByteBuffer.wrap(head);
    if (head.length == 0
        || StandardCharsets.UTF_8.newDecoder().decode(bytes, text, false).isError()) {
      return false;
    }
    return text.flip().chars().noneMatch(TextHead::isOdd);
  }

  private static boolean isOdd(int character) {
    return character < ' ' && "\t\n\f\r".indexOf(character) < 0;
  }
}
