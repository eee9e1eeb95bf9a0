package dev.videogen.fake.media;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A clip's file")
class ClipFileTest {

  private static final int KEY_SLICE_TYPE = 5;
  private static final int DELTA_SLICE_TYPE = 1;

  static Stream<Arguments> sizes() {
    Stream<Arguments> named =
        Stream.of(
            Arguments.of(1280, 720, 8),
            Arguments.of(720, 1280, 4),
            Arguments.of(1920, 1080, 12),
            Arguments.of(480, 480, 5),
            Arguments.of(16, 16, 1),
            Arguments.of(1918, 1078, 20),
            Arguments.of(1080, 1920, 1),
            Arguments.of(1792, 1024, 2),
            Arguments.of(1024, 1792, 3),
            Arguments.of(1920, 16, 1),
            Arguments.of(16, 1920, 1));
    Random random = new Random(20_260_924);
    Stream<Arguments> drawn =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    Arguments.of(
                        2 * random.nextInt(8, 481),
                        2 * random.nextInt(8, 541),
                        random.nextInt(1, 21)));
    return Stream.concat(named, drawn);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  @DisplayName("says the size asked for in its boxes and in its stream")
  void sizeIsExact(int width, int height, int seconds) {
    Mp4Track video = Mp4File.of(clip(width, height, seconds, false)).track("vide");

    assertThat(video.width()).isEqualTo(width);
    assertThat(video.height()).isEqualTo(height);
    Mp4Box entry = video.description();
    assertThat(entry.type()).isEqualTo("avc1");
    assertThat(entry.u16(24)).isEqualTo(width);
    assertThat(entry.u16(26)).isEqualTo(height);
    SequenceParameters parameters = parameters(video);
    assertThat(parameters.width()).isEqualTo(width);
    assertThat(parameters.height()).isEqualTo(height);
    assertThat(parameters.columns()).isEqualTo((width + 15) / 16);
    assertThat(parameters.rows()).isEqualTo((height + 15) / 16);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  @DisplayName("lasts exactly as long as asked for, as a whole and in each track")
  void durationIsExact(int width, int height, int seconds) {
    Mp4File file = Mp4File.of(clip(width, height, seconds, true));

    assertThat(file.ticks()).isEqualTo(seconds * file.timescale());
    assertThat(file.tracks()).hasSize(2);
    for (Mp4Track track : file.tracks()) {
      assertThat(track.movieTicks()).isEqualTo(file.ticks());
      assertThat(track.mediaTicks()).isEqualTo(seconds * track.timescale());
      assertThat(track.samples().stream().mapToInt(Mp4Track.Sample::ticks).sum())
          .isEqualTo(track.mediaTicks());
      assertThat(track.samples()).allMatch(sample -> sample.ticks() > 0);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  @DisplayName("holds every sample once, without a gap, after all that a player must know first")
  void samplesFillTheData(int width, int height, int seconds) {
    Clip clip = clip(width, height, seconds, true);
    Mp4File file = Mp4File.of(clip);

    assertThat(file.bytes()).hasSize((int) clip.length());
    assertThat(file.boxes()).extracting(Mp4Box::type).containsExactly("ftyp", "moov", "mdat");
    List<Mp4Track.Sample> samples =
        file.tracks().stream()
            .flatMap(track -> track.samples().stream())
            .sorted((a, b) -> Integer.compare(a.offset(), b.offset()))
            .toList();
    int at = file.data().offset() + 8;
    for (Mp4Track.Sample sample : samples) {
      assertThat(sample.offset()).isEqualTo(at);
      at += sample.length();
    }
    assertThat(at).isEqualTo(file.bytes().length);
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080", "1080, 1920", "1792, 1024"})
  @DisplayName("is smaller than a megabyte up to 1920x1080 and 20 seconds, whatever it looks like")
  void small(int width, int height) {
    for (int seed = 0; seed < Scene.VARIANTS; seed += 8) {
      assertThat(FakeMedia.clip(width, height, ofSeconds(20), seed, true).length())
          .isLessThan(1_000_000);
    }
  }

  @Test
  @DisplayName(
      "is a stream of 24 frames a second that begins anew, with a key frame, every two seconds")
  void framesFollowTheStandard() {
    Mp4File file = Mp4File.of(clip(640, 360, 5, false));
    Mp4Track video = file.track("vide");
    SequenceParameters parameters = parameters(video);
    assertThat(parameters.ticksPerSecond()).isEqualTo(24 * parameters.ticksPerFrame());

    List<Mp4Track.Sample> samples = video.samples();
    assertThat(samples).hasSize(5 * 24);
    for (int i = 0; i < samples.size(); i++) {
      byte[] sample = file.sample(samples.get(i));
      assertThat(ByteBuffer.wrap(sample).getInt()).isEqualTo(sample.length - 4);
      boolean key = i % 48 == 0;
      assertThat(samples.get(i).key()).isEqualTo(key);
      assertThat(sample[4] & 0x1F).isEqualTo(key ? KEY_SLICE_TYPE : DELTA_SLICE_TYPE);
      assertThat(sample[4] >> 5 & 3).as("nal_ref_idc").isPositive();
      BitReader slice = BitReader.ofNalUnit(sample, 4);
      assertThat(slice.ue()).as("first_mb_in_slice").isZero();
      assertThat(slice.ue()).as("slice_type").isEqualTo(key ? 7 : 5);
      assertThat(slice.ue()).as("pic_parameter_set_id").isZero();
      assertThat(slice.bits(parameters.frameNumberBits())).as("frame_num").isEqualTo(i % 48);
    }
  }

  @Test
  @DisplayName("contains no start code within a NAL unit")
  void noStartCodes() {
    Mp4File file = Mp4File.of(clip(1920, 1080, 2, false));
    for (Mp4Track.Sample sample : file.track("vide").samples()) {
      byte[] bytes = file.sample(sample);
      for (int i = 6; i < bytes.length; i++) {
        boolean startCode = bytes[i - 2] == 0 && bytes[i - 1] == 0 && (bytes[i] & 0xFF) < 3;
        assertThat(startCode).as("zeros before byte %d", i).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16, 16, 20",
    "352, 288, 20",
    "640, 480, 30",
    "1280, 720, 31",
    "720, 1280, 31",
    "1792, 1024, 40",
    "1920, 1080, 40",
    "1080, 1920, 40",
    "1920, 16, 31",
    "2560, 1440, 50",
    "4096, 2304, 51"
  })
  @DisplayName("claims the lowest level of H.264 that takes its size")
  void levelFitsTheSize(int width, int height, int level) {
    Mp4Track video = Mp4File.of(clip(width, height, 1, false)).track("vide");

    assertThat(parameters(video).level()).isEqualTo(level);
    assertThat(parameters(video).profile()).isEqualTo(66);
    assertThat(configuration(video).u8(1)).isEqualTo(66);
    assertThat(configuration(video).u8(3)).isEqualTo(level);
  }

  @Test
  @DisplayName("has a sound track only when asked for")
  void soundOnlyWhenAskedFor() {
    assertThat(Mp4File.of(clip(320, 240, 3, false)).tracks())
        .extracting(Mp4Track::handler)
        .containsExactly("vide");

    Mp4Track sound = Mp4File.of(clip(320, 240, 3, true)).track("soun");
    assertThat(sound.description().type()).isEqualTo("mp4a");
    assertThat(sound.timescale()).isEqualTo(48_000);
    assertThat(sound.width()).isZero();
  }

  @Test
  @DisplayName("names its seed in a comment")
  void commentNamesTheSeed() {
    Mp4Box meta =
        Mp4File.of(FakeMedia.clip(320, 240, ofSeconds(1), -42, false)).movie().path("udta/meta");
    Mp4Box comment = Mp4Box.only(meta.childrenFrom(4), "ilst").path("\u00A9cmt/data");
    int length = comment.content().limit() - 8;

    assertThat(comment.bytes(8, length)).asString().contains("seed -42");
  }

  private static Clip clip(int width, int height, int seconds, boolean audio) {
    return FakeMedia.clip(width, height, ofSeconds(seconds), 7L * width + height, audio);
  }

  private static Mp4Box configuration(Mp4Track video) {
    return Mp4Box.only(video.description().childrenFrom(78), "avcC");
  }

  private static SequenceParameters parameters(Mp4Track video) {
    Mp4Box configuration = configuration(video);
    assertThat(configuration.u8(5) & 0x1F).as("sequence parameter sets").isEqualTo(1);
    byte[] unit = configuration.bytes(8, configuration.u16(6));
    assertThat(Arrays.copyOf(unit, 4)).isEqualTo(concat(unit[0], configuration.bytes(1, 3)));
    return SequenceParameters.read(unit);
  }

  private static byte[] concat(byte first, byte[] rest) {
    return ByteBuffer.allocate(1 + rest.length).put(first).put(rest).array();
  }
}
