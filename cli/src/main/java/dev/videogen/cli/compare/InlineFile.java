package dev.videogen.cli.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style or a script of ours that stands in the page.
 *
 * @param text what it says
 */
record InlineFile(String text) {

  static InlineFile read(String name) {
    try (InputStream file = InlineFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the command's jar lacks " + name);
      }
      return new InlineFile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The checksum by which a Content-Security-Policy lets it run. */
  String checksum() {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
