package dev.videogen.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files that the page is made of. They are ours, and nothing is fetched from elsewhere. */
final class PageFiles {

  private static final Map<String, String> TYPES =
      Map.of(
          "page.html", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private PageFiles() {}

  /** A file by its name; empty if there is none. */
  static Optional<Response> find(String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(type -> Response.of(200, Map.of("Content-Type", type), read(name)));
  }

  private static byte[] read(String name) {
    try (InputStream file = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the emulator's jar lacks page/" + name);
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
