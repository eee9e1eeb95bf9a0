package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A job whose response was lost is recognised")
class JobFingerprintTest {

  private static final JobFingerprint WANTED =
      JobFingerprint.of(
          VideoRequest.builder(" a cat ")
              .model("sora-2")
              .size(1280, 720)
              .duration(Duration.ofSeconds(8))
              .build());

  @ParameterizedTest(name = "{0}, {1}, {2}, {3} s, remix of {4} -> {5}")
  @CsvSource({
    "a cat,   sora-2,            1280x720, 8,  ,     SAME",
    "a cat,   sora-2-2025-10-06, 1280x720, 8,  ,     SAME",
    "a cat,   ,                  ,         ,   ,     SAME",
    "'a cat ', sora-2,           1280x720, 8,  ,     SAME",
    ",        sora-2,            1280x720, 8,  ,     POSSIBLE",
    ",        ,                  ,         ,   ,     POSSIBLE",
    "a dog,   sora-2,            1280x720, 8,  ,     OTHER",
    "a cat,   sora-2-pro,        1280x720, 8,  ,     OTHER",
    "a cat,   sora-2,            720x1280, 8,  ,     OTHER",
    "a cat,   sora-2,            1280x720, 12, ,     OTHER",
    "a cat,   sora-2,            1280x720, 8,  job0, OTHER",
    ",        sora-2-pro,        ,         ,   ,     OTHER",
  })
  @DisplayName("by its prompt, model, size and duration, as far as they are known")
  void create(
      String prompt,
      String model,
      String size,
      Integer seconds,
      String source,
      JobFingerprint.Fit fit) {
    VideoJob.Builder job = VideoJob.builder(JobRef.of("acme", "job1"), JobStatus.QUEUED);
    if (prompt != null) {
      job.prompt(prompt);
    }
    if (model != null) {
      job.model(model);
    }
    if (size != null) {
      job.size(VideoSize.parse(size));
    }
    if (seconds != null) {
      job.duration(Duration.ofSeconds(seconds));
    }
    if (source != null) {
      job.source(JobRef.of("acme", source));
    }

    assertThat(WANTED.fits(JobFingerprint.of(job.build()))).isEqualTo(fit);
  }

  @Test
  @DisplayName("by its source, if it is a remix")
  void remix() {
    JobFingerprint wanted =
        JobFingerprint.of(
            VideoRequest.builder("at night")
                .source(VideoSource.remix(JobRef.of("acme", "job0")))
                .build());
    VideoJob unknownSource =
        VideoJob.builder(JobRef.of("acme", "job1"), JobStatus.QUEUED).prompt("at night").build();
    VideoJob sameSource = unknownSource.toBuilder().source(JobRef.of("acme", "job0")).build();
    VideoJob otherSource = unknownSource.toBuilder().source(JobRef.of("acme", "job9")).build();

    assertThat(wanted.fits(JobFingerprint.of(sameSource))).isEqualTo(JobFingerprint.Fit.SAME);
    assertThat(wanted.fits(JobFingerprint.of(unknownSource)))
        .isEqualTo(JobFingerprint.Fit.POSSIBLE);
    assertThat(wanted.fits(JobFingerprint.of(otherSource))).isEqualTo(JobFingerprint.Fit.OTHER);
  }

  @Test
  @DisplayName("without a prompt, if none was sent")
  void noPrompt() {
    JobFingerprint wanted = JobFingerprint.of(VideoRequest.builder().build());
    VideoJob job = VideoJob.builder(JobRef.of("acme", "job1"), JobStatus.QUEUED).build();

    assertThat(wanted.fits(JobFingerprint.of(job))).isEqualTo(JobFingerprint.Fit.SAME);
    assertThat(wanted.fits(JobFingerprint.of(job.toBuilder().prompt("x").build())))
        .isEqualTo(JobFingerprint.Fit.POSSIBLE);
  }
}
