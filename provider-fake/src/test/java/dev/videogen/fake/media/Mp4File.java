package dev.videogen.fake.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/** An MP4 file as a reader sees it. */
final class Mp4File {

  private final byte[] bytes;

  Mp4File(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  static Mp4File of(Clip clip) {
    try (InputStream in = clip.open(0)) {
      return new Mp4File(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Mp4Box> boxes() {
    return Mp4Box.in(ByteBuffer.wrap(bytes), 0);
  }

  Mp4Box movie() {
    return Mp4Box.only(boxes(), "moov");
  }

  Mp4Box data() {
    return Mp4Box.only(boxes(), "mdat");
  }

  int timescale() {
    return movie().child("mvhd").u32(12);
  }

  int ticks() {
    return movie().child("mvhd").u32(16);
  }

  List<Mp4Track> tracks() {
    return movie().children().stream()
        .filter(box -> box.type().equals("trak"))
        .map(Mp4Track::new)
        .toList();
  }

  Mp4Track track(String handler) {
    return tracks().stream()
        .filter(track -> track.handler().equals(handler))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no track " + handler));
  }

  byte[] sample(Mp4Track.Sample sample) {
    byte[] result = new byte[sample.length()];
    ByteBuffer.wrap(bytes).get(sample.offset(), result);
    return result;
  }
}
