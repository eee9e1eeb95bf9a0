package dev.videogen.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;

/** A value as Java serialization writes it, as when it travels from one process to another. */
final class SerializedValue {

  private final byte[] bytes;

  private SerializedValue(byte[] bytes) {
    this.bytes = bytes;
  }

  static SerializedValue of(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return new SerializedValue(bytes.toByteArray());
  }

  /** The value once more. */
  Object read() throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** All texts in it, whichever class they belong to. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
