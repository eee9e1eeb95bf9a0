package dev.videogen.fake.media;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong entity tags, from the content. */
final class Etag {

  private static final int BYTES = 16;

  private Etag() {}

  static String of(ByteBuffer... content) {
    return HexFormat.of().formatHex(digest(content), 0, BYTES);
  }

  static byte[] digest(ByteBuffer... content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ByteBuffer part : content) {
        digest.update(part.duplicate());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
