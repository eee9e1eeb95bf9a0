package dev.videogen.fake.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code trak} box, its sample table unrolled. */
final class Mp4Track {

  /** Where a sample lies in the file, how long it is shown, and whether it needs no other. */
  record Sample(int offset, int length, int ticks, boolean key) {}

  private final Mp4Box header;
  private final Mp4Box media;
  private final Mp4Box table;

  Mp4Track(Mp4Box track) {
    header = track.child("tkhd");
    media = track.child("mdia");
    table = media.path("minf/stbl");
  }

  String handler() {
    return new String(media.child("hdlr").bytes(8, 4), StandardCharsets.US_ASCII);
  }

  int width() {
    return header.u32(76) >>> 16;
  }

  int height() {
    return header.u32(80) >>> 16;
  }

  /** In the movie's time scale. */
  int movieTicks() {
    return header.u32(20);
  }

  int timescale() {
    return media.child("mdhd").u32(12);
  }

  int mediaTicks() {
    return media.child("mdhd").u32(16);
  }

  /** The one sample entry. */
  Mp4Box description() {
    Mp4Box descriptions = table.child("stsd");
    if (descriptions.u32(4) != 1) {
      throw new AssertionError("not one sample entry but " + descriptions.u32(4));
    }
    return descriptions.childrenFrom(8).get(0);
  }

  List<Sample> samples() {
    int[] offsets = offsets();
    int[] ticks = ticks();
    List<Integer> keys = keys();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      boolean key = keys.isEmpty() || keys.contains(i + 1);
      samples.add(new Sample(offsets[i], sizeOf(i), ticks[i], key));
    }
    return samples;
  }

  private int length() {
    return table.child("stsz").u32(8);
  }

  private int sizeOf(int sample) {
    return table.child("stsz").u32(12 + 4 * sample);
  }

  private int[] ticks() {
    Mp4Box times = table.child("stts");
    int[] ticks = new int[length()];
    int sample = 0;
    for (int entry = 0; entry < times.u32(4); entry++) {
      for (int i = 0; i < times.u32(8 + 8 * entry); i++) {
        ticks[sample++] = times.u32(12 + 8 * entry);
      }
    }
    requireAll(sample, "stts");
    return ticks;
  }

  private int[] offsets() {
    Mp4Box runs = table.child("stsc");
    Mp4Box chunks = table.child("stco");
    int[] offsets = new int[length()];
    int sample = 0;
    int run = -1;
    for (int chunk = 0; chunk < chunks.u32(4); chunk++) {
      if (run + 1 < runs.u32(4) && runs.u32(8 + 12 * (run + 1)) == chunk + 1) {
        run++;
      }
      int at = chunks.u32(8 + 4 * chunk);
      for (int i = 0; i < runs.u32(12 + 12 * run); i++) {
        offsets[sample] = at;
        at += sizeOf(sample++);
      }
    }
    requireAll(sample, "stsc and stco");
    return offsets;
  }

  private List<Integer> keys() {
    List<Integer> keys = new ArrayList<>();
    if (table.has("stss")) {
      Mp4Box box = table.child("stss");
      for (int i = 0; i < box.u32(4); i++) {
        keys.add(box.u32(8 + 4 * i));
      }
    }
    return keys;
  }

  private void requireAll(int samples, String where) {
    if (samples != length()) {
      throw new AssertionError(where + " has " + samples + " samples, stsz " + length());
    }
  }
}
