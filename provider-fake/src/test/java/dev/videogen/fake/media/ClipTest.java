package dev.videogen.fake.media;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it counts the heap of the JVM")
@DisplayName("A clip")
class ClipTest {

  private final Clip clip = FakeMedia.clip(640, 360, ofSeconds(6), 1, true);

  @Test
  @DisplayName("knows its size, duration and type")
  void facts() {
    assertThat(clip.width()).isEqualTo(640);
    assertThat(clip.height()).isEqualTo(360);
    assertThat(clip.duration()).isEqualTo(ofSeconds(6));
    assertThat(clip.mediaType()).isEqualTo("video/mp4");
  }

  @Test
  @DisplayName("is the same, byte for byte, whenever it is made")
  void deterministic() {
    Clip again = FakeMedia.clip(640, 360, ofSeconds(6), 1, true);

    assertThat(again.etag()).isEqualTo(clip.etag());
    assertThat(bytes(again)).isEqualTo(bytes(clip));
  }

  @Test
  @DisplayName("has another tag when anything about it is another")
  void tagsDiffer() {
    List<Clip> others =
        List.of(
            clip,
            FakeMedia.clip(640, 360, ofSeconds(6), 2, true),
            FakeMedia.clip(640, 360, ofSeconds(6), 1, false),
            FakeMedia.clip(640, 360, ofSeconds(7), 1, true),
            FakeMedia.clip(642, 360, ofSeconds(6), 1, true),
            FakeMedia.clip(640, 362, ofSeconds(6), 1, true));

    assertThat(others).extracting(Clip::etag).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("looks different from that of the next seeds")
  void seedsLookDifferent() {
    Set<String> thumbnails = new HashSet<>();
    for (long seed = -10; seed < 10; seed++) {
      Clip small = FakeMedia.clip(64, 64, ofSeconds(1), seed, false);
      thumbnails.add(small.thumbnail(PictureFormat.JPEG).etag());
    }

    assertThat(thumbnails).hasSize(20);
  }

  @Test
  @DisplayName("is read from any offset on")
  void offsets() {
    byte[] whole = bytes(clip);
    Random random = new Random(1);
    LongStream.concat(
            LongStream.of(0, 1, whole.length - 1, whole.length), random.longs(50, 0, whole.length))
        .forEach(
            offset ->
                assertThat(
                        Arrays.equals(
                            bytes(clip.open(offset)),
                            Arrays.copyOfRange(whole, (int) offset, whole.length)))
                    .as("the same from %d on", offset)
                    .isTrue());
  }

  @Test
  @DisplayName("is read in steps of any kind")
  void steps() throws IOException {
    byte[] whole = bytes(clip);
    Random random = new Random(2);
    try (InputStream in = clip.open(0)) {
      int at = 0;
      while (at < whole.length) {
        int count = random.nextInt(5_000);
        switch (random.nextInt(3)) {
          case 0 -> assertThat((byte) in.read()).isEqualTo(whole[at++]);
          case 1 -> at += (int) in.skip(count);
          default -> {
            byte[] part = in.readNBytes(count);
            assertThat(Arrays.equals(part, Arrays.copyOfRange(whole, at, at + part.length)))
                .isTrue();
            at += part.length;
          }
        }
      }
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[1])).isEqualTo(-1);
      assertThat(in.read(new byte[0])).isZero();
      assertThat(in.skip(1)).isZero();
      assertThat(in.available()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 40})
  @DisplayName("cannot be read from outside of it")
  void outside(long offset) {
    assertThatThrownBy(() -> clip.open(offset)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "14, 100",
    "100, 14",
    "4098, 16",
    "16, 4098",
    "2306, 2306",
    "101, 100",
    "100, 101",
    "-16, 16"
  })
  @DisplayName("of a size that cannot be made is refused, with what can")
  void wrongSizes(int width, int height) {
    assertThatThrownBy(() -> FakeMedia.clip(width, height, ofSeconds(1), 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%dx%d", width, height)
        .hasMessageContaining("even")
        .hasMessageContaining("4096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT61S", "PT1.5S", "PT1000000H"})
  @DisplayName("of a duration that cannot be made is refused, with what can")
  void wrongDurations(Duration duration) {
    assertThatThrownBy(() -> FakeMedia.clip(640, 360, duration, 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(duration.toString())
        .hasMessageContaining("1 to 60");
  }

  @Test
  @DisplayName("costs no memory, however long, and however many there are")
  void thousands() {
    List<Clip> warm = clips(64);
    warm.forEach(Clip::length);
    long before = usedMemory();
    List<Clip> clips = clips(2_000);
    long total = clips.stream().mapToLong(Clip::length).sum();
    long after = usedMemory();

    assertThat(total).as("bytes of all clips").isGreaterThan(100_000_000);
    assertThat(after - before).as("bytes kept").isLessThan(16_000_000);
    assertThat(clips).hasSize(2_000);
  }

  private static List<Clip> clips(int count) {
    return LongStream.range(0, count)
        .mapToObj(seed -> FakeMedia.clip(320, 180, ofSeconds(20), seed, false))
        .toList();
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static byte[] bytes(Clip clip) {
    return bytes(clip.open(0));
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
