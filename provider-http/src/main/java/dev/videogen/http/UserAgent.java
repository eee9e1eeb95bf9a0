package dev.videogen.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the client calls itself unless another name is configured. */
final class UserAgent {

  static final String VALUE = "videogen/" + version();

  private UserAgent() {}

  private static String version() {
    Properties build = new Properties();
    try (InputStream resource = UserAgent.class.getResourceAsStream("build.properties")) {
      build.load(resource);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build.getProperty("version");
  }
}
