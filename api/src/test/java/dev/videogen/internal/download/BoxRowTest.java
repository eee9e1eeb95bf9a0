package dev.videogen.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file of boxes")
class BoxRowTest {

  /** In whichever pieces it comes. */
  private static boolean isCutOff(byte[] content) {
    boolean cutOff = isCutOff(content, content.length);
    for (int piece = 1; piece < content.length; piece++) {
      assertThat(isCutOff(content, piece)).as("in pieces of " + piece).isEqualTo(cutOff);
    }
    return cutOff;
  }

  private static boolean isCutOff(byte[] content, int piece) {
    BoxRow row = new BoxRow();
    for (int at = 0; at < content.length; at += piece) {
      row.add(content, at, Math.min(piece, content.length - at));
    }
    return row.isCutOff();
  }

  private static byte[] boxes(Object... lengthsAndTypes) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (int i = 0; i < lengthsAndTypes.length; i += 2) {
        int length = (int) lengthsAndTypes[i];
        out.writeInt(length);
        out.write(((String) lengthsAndTypes[i + 1]).getBytes(StandardCharsets.ISO_8859_1));
        out.write(new byte[Math.max(0, length - 8)]);
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  @DisplayName("is cut off wherever it ends within a box, and not where one ends")
  void everywhere() {
    byte[] film = boxes(24, "ftyp", 30, "moov", 40, "mdat");
    for (int end = 8; end <= film.length; end++) {
      boolean betweenBoxes = end == 24 || end == 54 || end == 94;
      assertThat(isCutOff(Arrays.copyOf(film, end))).as("at " + end).isEqualTo(!betweenBoxes);
    }
  }

  @Test
  @DisplayName("may have a long length, or one that goes to the end")
  void otherLengths() throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.write(boxes(24, "ftyp", 1, "mdat"));
    film.write(new byte[] {0, 0, 0, 0, 0, 0, 0, 26});
    assertThat(isCutOff(film.toByteArray())).isTrue();
    film.write(new byte[10]);
    assertThat(isCutOff(film.toByteArray())).isFalse();
    assertThat(isCutOff(boxes(24, "ftyp", 0, "mdat"))).isFalse();
  }

  @Test
  @DisplayName("is not said to be cut off where it is not understood")
  void notUnderstood() {
    assertThat(isCutOff(boxes(24, "ftyp", 400, "junk"))).isFalse();
    assertThat(isCutOff(boxes(24, "ftyp", 3, "mdat"))).isFalse();
    assertThat(isCutOff(new byte[100])).isFalse();
    assertThat(isCutOff(new byte[3])).isFalse();
    assertThat(isCutOff("a film of another kind".getBytes(StandardCharsets.US_ASCII))).isFalse();
  }
}
