package dev.videogen.emulator;

import java.io.ByteArrayOutputStream;

/** A body of {@code multipart/form-data}. */
final class MultipartForm {

  private static final String BOUNDARY = "----between-the-parts";

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  MultipartForm text(String name, String value) {
    return part("name=\"" + name + "\"", EmulatorHttpClient.utf8(value));
  }

  MultipartForm file(String name, String fileName, String type, byte[] content) {
    return part(
        "name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: " + type, content);
  }

  /** A file of which only the type is told. */
  MultipartForm unnamed(String name, String type, byte[] content) {
    return part("name=\"" + name + "\"\r\nContent-Type: " + type, content);
  }

  private MultipartForm part(String head, byte[] content) {
    parts.writeBytes(
        EmulatorHttpClient.utf8(
            "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n"));
    parts.writeBytes(content);
    parts.writeBytes(EmulatorHttpClient.utf8("\r\n"));
    return this;
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] body() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(parts.toByteArray());
    whole.writeBytes(EmulatorHttpClient.utf8("--" + BOUNDARY + "--\r\n"));
    return whole.toByteArray();
  }
}
