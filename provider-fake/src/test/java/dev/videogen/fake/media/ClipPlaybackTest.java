package dev.videogen.fake.media;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where ffmpeg is installed, a clip")
@EnabledIf("dev.videogen.fake.media.Ffmpeg#installed")
class ClipPlaybackTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1280, 720, 8",
    "720, 1280, 4",
    "1920, 1080, 12",
    "480, 480, 5",
    "16, 16, 1",
    "1918, 1078, 1",
    "1080, 1920, 3",
    "1792, 1024, 2",
    "1024, 1792, 2",
    "350, 18, 3",
    "3840, 2160, 1"
  })
  @DisplayName("is found to be of the size and duration asked for, and decodes without a complaint")
  void silent(int width, int height, int seconds) throws IOException {
    Path file = save(FakeMedia.clip(width, height, ofSeconds(seconds), seconds, false));

    assertThat(
            Ffmpeg.probe(file, "format=duration:stream=codec_name,width,height,duration,nb_frames"))
        .containsExactly(
            "codec_name=h264",
            "width=" + width,
            "height=" + height,
            "duration=" + seconds + ".000000",
            "nb_frames=" + 24 * seconds,
            "duration=" + seconds + ".000000");
    assertThat(Ffmpeg.complaints(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20})
  @DisplayName("with sound has a sound track of the same duration, and decodes without a complaint")
  void withSound(int seconds) throws IOException {
    Path file = save(FakeMedia.clip(320, 180, ofSeconds(seconds), 1, true));

    assertThat(Ffmpeg.probe(file, "format=duration:stream=codec_name,profile,sample_rate,duration"))
        .containsExactly(
            "codec_name=h264",
            "profile=Constrained Baseline",
            "duration=" + seconds + ".000000",
            "codec_name=aac",
            "profile=LC",
            "sample_rate=48000",
            "duration=" + seconds + ".000000",
            "duration=" + seconds + ".000000");
    assertThat(Ffmpeg.complaints(file)).isEmpty();
  }

  @Test
  @DisplayName("with sound hums a chord of three tones, and nothing else")
  void chord() throws IOException {
    Path file = save(FakeMedia.clip(64, 64, ofSeconds(2), 1, true));
    double[] samples = Ffmpeg.samples(file, folder.resolve("sound.pcm"));

    assertThat(samples).hasSizeBetween(2 * AacChord.RATE - 1024, 2 * AacChord.RATE + 1024);
    for (int waves = 1; waves < 40; waves++) {
      double amplitude = amplitude(samples, 40 * AacChord.SAMPLES, waves);
      if (waves == 8 || waves == 12 || waves == 16) {
        assertThat(amplitude).as("tone of %d waves", waves).isBetween(0.02, 0.04);
      } else {
        assertThat(amplitude).as("tone of %d waves", waves).isLessThan(0.0002);
      }
    }
  }

  /** How loud a tone of so many waves in a frame is, full scale being 1. */
  private static double amplitude(double[] samples, int from, int waves) {
    double cosine = 0;
    double sine = 0;
    for (int i = 0; i < AacChord.SAMPLES; i++) {
      double angle = 2 * Math.PI * waves * i / AacChord.SAMPLES;
      cosine += samples[from + i] * Math.cos(angle);
      sine += samples[from + i] * Math.sin(angle);
    }
    return Math.hypot(cosine, sine) * 2 / AacChord.SAMPLES;
  }

  @ParameterizedTest
  @CsvSource({
    "640, 360, 0",
    "640, 360, 30",
    "640, 360, 47",
    "640, 360, 60",
    "250, 482, 17",
    "24, 40, 5"
  })
  @DisplayName("shows what was drawn")
  void picture(int width, int height, int frame) throws IOException {
    Path file = save(FakeMedia.clip(width, height, ofSeconds(3), 5, false));
    byte[] shown = Ffmpeg.frame(file, frame, folder.resolve("frame.rgb"));
    Scene scene = Scene.of(Scene.variant(5));
    int[] drawn = new Canvas(scene, width, height, 1, width, height).paint(frame / 48.0 % 1);

    assertThat(shown).hasSize(3 * drawn.length);
    long error = 0;
    for (int i = 0; i < drawn.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int expected = drawn[i] >> (16 - 8 * channel) & 0xFF;
        error += Math.abs(expected - (shown[3 * i + channel] & 0xFF));
      }
    }
    assertThat((double) error / shown.length).as("mean error of a channel").isLessThan(6);
  }

  @ParameterizedTest
  @CsvSource({"1, 20", "11, 40", "20, 47"})
  @DisplayName("keeps no trace of what has moved on")
  void traces(int seed, int frame) throws IOException {
    int width = 640;
    int height = 360;
    Path file = save(FakeMedia.clip(width, height, ofSeconds(2), seed, false));
    byte[] shown = Ffmpeg.frame(file, frame, folder.resolve("frame.rgb"));
    Canvas canvas = new Canvas(Scene.of(seed), width, height, 1, width, height);
    canvas.paint((frame - 1) / 48.0);
    int[] drawn = canvas.paint(frame / 48.0);
    Area moving = canvas.changed();

    int worst = 0;
    for (int i = 0; i < drawn.length; i++) {
      int x = i % width;
      int y = i / width;
      double radius = Math.hypot(x - width / 2.0, y - height / 2.0) / (height / 2.0);
      // The line of the orbit is thinner than a cell, so not shown as drawn.
      boolean line = Math.abs(radius - 0.58) < 0.05;
      if (!line && !holds(moving, x, y)) {
        worst = Math.max(worst, Math.abs((drawn[i] >> 8 & 0xFF) - (shown[3 * i + 1] & 0xFF)));
      }
    }
    assertThat(worst).as("worst error of green").isLessThan(12);
  }

  private static boolean holds(Area area, int x, int y) {
    int margin = 16;
    return x >= area.left() - margin
        && x < area.right() + margin
        && y >= area.top() - margin
        && y < area.bottom() + margin;
  }

  private Path save(Clip clip) throws IOException {
    Path file = folder.resolve("clip.mp4");
    try (InputStream in = clip.open(0)) {
      Files.copy(in, file);
    }
    return file;
  }
}
