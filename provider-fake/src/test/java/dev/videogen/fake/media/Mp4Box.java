package dev.videogen.fake.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A box of an MP4 file as a reader finds it: its type, and its content. */
record Mp4Box(String type, int offset, ByteBuffer content) {

  /** The boxes in a buffer, which they must fill. */
  static List<Mp4Box> in(ByteBuffer buffer, int offset) {
    List<Mp4Box> boxes = new ArrayList<>();
    int at = 0;
    while (at < buffer.limit()) {
      int length = buffer.getInt(at);
      if (length < 8 || length > buffer.limit() - at) {
        throw new AssertionError("box of length " + length + " at " + (offset + at));
      }
      byte[] type = new byte[4];
      buffer.get(at + 4, type);
      boxes.add(
          new Mp4Box(
              new String(type, StandardCharsets.ISO_8859_1),
              offset + at,
              buffer.slice(at + 8, length - 8)));
      at += length;
    }
    return boxes;
  }

  List<Mp4Box> children() {
    return childrenFrom(0);
  }

  /** The boxes that follow after so many bytes of content. */
  List<Mp4Box> childrenFrom(int skipped) {
    return in(content.slice(skipped, content.limit() - skipped), offset + 8 + skipped);
  }

  boolean has(String childType) {
    return children().stream().anyMatch(box -> box.type.equals(childType));
  }

  /** The only child of a type. */
  Mp4Box child(String childType) {
    return only(children(), childType);
  }

  /** The only box down a path as {@code mdia/minf/stbl}. */
  Mp4Box path(String path) {
    Mp4Box box = this;
    for (String step : path.split("/", -1)) {
      box = box.child(step);
    }
    return box;
  }

  static Mp4Box only(List<Mp4Box> boxes, String type) {
    List<Mp4Box> found = boxes.stream().filter(box -> box.type.equals(type)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " boxes " + type + " among " + boxes);
    }
    return found.get(0);
  }

  int u8(int at) {
    return content.get(at) & 0xFF;
  }

  int u16(int at) {
    return content.getShort(at) & 0xFFFF;
  }

  int u32(int at) {
    return content.getInt(at);
  }

  byte[] bytes(int at, int length) {
    byte[] bytes = new byte[length];
    content.get(at, bytes);
    return bytes;
  }
}
