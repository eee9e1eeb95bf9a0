package dev.videogen.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A part of a form: a text, or a file. */
final class FormPart {

  private final String name;
  private final Optional<String> fileName;
  private final String type;
  private final byte[] content;

  /**
   * A part.
   *
   * @param type its {@code Content-Type}; blank if it has none
   */
  FormPart(String name, Optional<String> fileName, String type, byte[] content) {
    this.name = name;
    this.fileName = fileName;
    this.type = type.toLowerCase(Locale.ROOT);
    this.content = content;
  }

  String name() {
    return name;
  }

  /** The name of the file; blank if it was given none. */
  String fileName() {
    return fileName.orElse("");
  }

  /**
   * Whether it is a file: some SDKs name the type of a file, but not the file. The official one
   * sends the fields of an object, such as {@code video[id]}, as bytes of no type.
   */
  boolean isFile() {
    if (fileName.isPresent() || name.endsWith("]")) {
      return fileName.isPresent();
    }
    return type.startsWith("image/")
        || type.startsWith("video/")
        || type.startsWith("application/octet-stream");
  }

  byte[] content() {
    return content;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
