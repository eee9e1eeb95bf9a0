package dev.videogen.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.fake.FakeClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Progress")
class ProgressTest {

  private final FakeClock clock = new FakeClock();
  private final StringWriter err = new StringWriter();

  private static VideoJob job(JobStatus status, int progress) {
    return VideoJob.builder(JobRef.of("fake", "video_1"), status).progress(progress).build();
  }

  @Nested
  @DisplayName("on a terminal")
  class OnATerminal {

    static Stream<Arguments> lines() {
      return Stream.of(
          arguments(
              80,
              OptionalInt.of(0),
              "in progress  [----------------------------------------]   0 %  1:05"),
          arguments(
              80,
              OptionalInt.of(45),
              "in progress  [##################----------------------]  45 %  1:05"),
          arguments(
              80,
              OptionalInt.of(100),
              "in progress  [########################################] 100 %  1:05"),
          arguments(40, OptionalInt.of(50), "in progress  [#####------]  50 %  1:05"),
          arguments(25, OptionalInt.of(50), "in progress   50 %  1:05"),
          arguments(16, OptionalInt.of(50), "in progress   5"),
          arguments(80, OptionalInt.empty(), "in progress  1:05"));
    }

    @ParameterizedTest(name = "{0} columns, {1}")
    @MethodSource("lines")
    @DisplayName("is a bar that is shorter than the terminal is wide")
    void isABarThatFits(int columns, OptionalInt percent, String line) {
      String drawn = ProgressBar.line("in progress", percent, Duration.ofSeconds(65), columns);

      assertThat(drawn).isEqualTo(line).hasSizeLessThan(columns);
    }

    @Test
    @DisplayName("is drawn over and over in one line, and taken away in the end")
    void isDrawnInOneLineAndTakenAway() {
      try (Progress bar = new ProgressBar(new PrintWriter(err), 80, clock)) {
        bar.seen(job(JobStatus.QUEUED, 0));
        clock.advance(Duration.ofSeconds(3));
        bar.seen(job(JobStatus.IN_PROGRESS, 50));
        bar.saving(Path.of("folder", "cat.mp4"), 25, OptionalLong.of(100));
      }

      assertThat(err.toString())
          .isEqualTo(
              "\rqueued  0:00\u001b[K"
                  + "\rin progress  [####################--------------------]  50 %  0:03\u001b[K"
                  + "\rsaving cat.mp4  [##########------------------------------]  25 %  0:03\u001b[K"
                  + "\r\u001b[K");
    }

    @Test
    @DisplayName("leaves no trace of a job that was refused before there was any")
    void leavesNoTraceWithoutProgress() {
      new ProgressBar(new PrintWriter(err), 80, clock).close();

      assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("is not drawn any more once it is closed")
    void isNotDrawnOnceClosed() {
      ProgressBar bar = new ProgressBar(new PrintWriter(err), 80, clock);
      bar.close();
      bar.show("late", OptionalInt.empty());

      assertThat(err.toString()).isEmpty();
    }
  }

  @Nested
  @DisplayName("elsewhere")
  class Elsewhere {

    @Test
    @DisplayName("is a line for every change of status and for every tenth")
    void isALineForEveryTenth() {
      try (Progress lines = new ProgressLog(new PrintWriter(err), clock)) {
        lines.seen(job(JobStatus.QUEUED, 0));
        for (int percent = 1; percent <= 30; percent++) {
          clock.advance(Duration.ofSeconds(1));
          lines.seen(job(JobStatus.IN_PROGRESS, percent));
        }
        lines.seen(job(JobStatus.COMPLETED, 100));
      }

      assertThat(err.toString().lines())
          .containsExactly(
              "0:00 queued",
              "0:01 in progress 1 %",
              "0:10 in progress 10 %",
              "0:20 in progress 20 %",
              "0:30 in progress 30 %",
              "0:30 completed");
    }

    @Test
    @DisplayName("is a line a minute where the vendor gives no figure")
    void isALineAMinuteWithoutAFigure() {
      Progress lines = new ProgressLog(new PrintWriter(err), clock);
      VideoJob running =
          VideoJob.builder(JobRef.of("fake", "video_1"), JobStatus.IN_PROGRESS).build();
      for (int look = 0; look <= 15; look++) {
        lines.seen(running);
        clock.advance(Duration.ofSeconds(10));
      }

      assertThat(err.toString().lines())
          .containsExactly("0:00 in progress", "1:00 in progress", "2:00 in progress");
    }

    @Test
    @DisplayName("of a file whose length nobody knows is a line without a figure")
    void ofAFileOfUnknownLength() {
      Progress lines = new ProgressLog(new PrintWriter(err), clock);
      lines.saving(Path.of("cat.mp4"), 10, OptionalLong.empty());
      lines.saving(Path.of("cat.mp4"), 1_000_000, OptionalLong.empty());

      assertThat(err.toString().lines()).containsExactly("0:00 saving cat.mp4");
    }
  }
}
