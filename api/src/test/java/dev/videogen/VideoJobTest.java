package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A job")
class VideoJobTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final JobRef REF = JobRef.of("fake", "job_1");

  private static VideoJob.Builder full() {
    return VideoJob.builder(REF, JobStatus.COMPLETED)
        .providerStatus("succeeded")
        .progress(100)
        .model("sora-2")
        .prompt("a cat")
        .size(VideoSize.of(1280, 720))
        .duration(Duration.ofSeconds(8))
        .createdAt(NOON.minusSeconds(60))
        .completedAt(NOON)
        .expiresAt(NOON.plusSeconds(3600))
        .outputs(List.of(VideoOutput.of("job_1", "out_1", 0)))
        .error(JobError.of("none", "none"))
        .source(JobRef.of("fake", "job_0"))
        .billed(Billed.YES)
        .cost(new BigDecimal("0.80"))
        .adopted(true)
        .pollAfter(Duration.ofSeconds(2))
        .adjustments(List.of(new Adjustment("size", "1300x720", "1280x720")));
  }

  @Test
  @DisplayName("holds what it was built with")
  void holds() {
    VideoJob job = full().build();

    assertThat(job.ref()).isEqualTo(REF);
    assertThat(job.id()).isEqualTo("job_1");
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.providerStatus()).isEqualTo("succeeded");
    assertThat(job.progress()).hasValue(100);
    assertThat(job.model()).hasValue("sora-2");
    assertThat(job.prompt()).hasValue("a cat");
    assertThat(job.size()).hasValue(VideoSize.of(1280, 720));
    assertThat(job.duration()).hasValue(Duration.ofSeconds(8));
    assertThat(job.createdAt()).hasValue(NOON.minusSeconds(60));
    assertThat(job.completedAt()).hasValue(NOON);
    assertThat(job.expiresAt()).hasValue(NOON.plusSeconds(3600));
    assertThat(job.outputs()).containsExactly(VideoOutput.of("job_1", "out_1", 0));
    assertThat(job.error()).hasValue(JobError.of("none", "none"));
    assertThat(job.source()).hasValue(JobRef.of("fake", "job_0"));
    assertThat(job.billed()).isEqualTo(Billed.YES);
    assertThat(job.cost()).hasValue(new BigDecimal("0.80"));
    assertThat(job.adopted()).isTrue();
    assertThat(job.pollAfter()).hasValue(Duration.ofSeconds(2));
    assertThat(job.adjustments()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"0.80, YES", "0.00, NO", ", UNKNOWN"})
  @DisplayName("is billed as its cost says, unless the vendor says")
  void billedByItsCost(@Nullable BigDecimal cost, Billed billed) {
    VideoJob.Builder job = VideoJob.builder(REF, JobStatus.FAILED);
    if (cost != null) {
      job.cost(cost);
    }

    assertThat(job.build().billed()).isEqualTo(billed);
    assertThat(job.billed(Billed.NO).build().billed()).isEqualTo(Billed.NO);
  }

  @Test
  @DisplayName("costs nothing or more")
  void costsNothingOrMore() {
    assertThatIllegalArgumentException().isThrownBy(() -> full().cost(new BigDecimal("-0.01")));
  }

  @Test
  @DisplayName("of which nothing more is known has empty parts and its status as the vendor's word")
  void empty() {
    VideoJob job = VideoJob.builder(REF, JobStatus.IN_PROGRESS).build();

    assertThat(job.providerStatus()).isEqualTo("in_progress");
    assertThat(job.progress()).isEqualTo(OptionalInt.empty());
    assertThat(job.outputs()).isEmpty();
    assertThat(job.adjustments()).isEmpty();
    assertThat(
            Stream.of(
                job.model(),
                job.prompt(),
                job.size(),
                job.duration(),
                job.createdAt(),
                job.completedAt(),
                job.expiresAt(),
                job.error(),
                job.source(),
                job.cost(),
                job.pollAfter()))
        .allMatch(part -> part.isEmpty());
  }

  @Test
  @DisplayName("equals its copy and has the same hash code")
  void copies() {
    VideoJob job = full().build();

    assertThat(job.toBuilder().build()).isEqualTo(job).hasSameHashCodeAs(job);
  }

  static Stream<Consumer<VideoJob.Builder>> changes() {
    return Stream.of(
        builder -> builder.ref(JobRef.of("fake", "job_2")),
        builder -> builder.status(JobStatus.FAILED),
        builder -> builder.providerStatus("done"),
        builder -> builder.progress(99),
        builder -> builder.model("sora-2-pro"),
        builder -> builder.prompt("a dog"),
        builder -> builder.size(VideoSize.of(720, 1280)),
        builder -> builder.duration(Duration.ofSeconds(4)),
        builder -> builder.createdAt(NOON),
        builder -> builder.completedAt(NOON.plusSeconds(1)),
        builder -> builder.expiresAt(NOON),
        builder -> builder.outputs(List.of()),
        builder -> builder.error(JobError.of("other", "")),
        builder -> builder.source(JobRef.of("fake", "job_9")),
        builder -> builder.cost(BigDecimal.ONE),
        builder -> builder.pollAfter(Duration.ofSeconds(3)),
        builder -> builder.adjustments(List.of()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("differs from a copy in which anything was changed")
  void differs(Consumer<VideoJob.Builder> change) {
    VideoJob.Builder copy = full().build().toBuilder();
    change.accept(copy);

    assertThat(copy.build()).isNotEqualTo(full().build());
  }

  @ParameterizedTest
  @CsvSource({"-5, 0", "0, 0", "45, 45", "100, 100", "250, 100"})
  @DisplayName("has a progress of 0 to 100, whatever a vendor says")
  void progress(int given, int kept) {
    assertThat(VideoJob.builder(REF, JobStatus.QUEUED).progress(given).build().progress())
        .hasValue(kept);
  }

  @Test
  @DisplayName("shows itself without its prompt")
  void withoutPrompt() {
    assertThat(full().build()).hasToString("VideoJob[fake:job_1, COMPLETED, 100 %]");
    assertThat(VideoJob.builder(REF, JobStatus.QUEUED).build())
        .hasToString("VideoJob[fake:job_1, QUEUED]");
  }

  @Test
  @DisplayName("survives Java serialization")
  void serialization() throws Exception {
    VideoJob job = full().build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(job);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(job);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, false",
    "IN_PROGRESS, false",
    "COMPLETED, true",
    "FAILED, true",
    "CANCELLED, true",
    "EXPIRED, true"
  })
  @DisplayName("has ended at four of the six statuses")
  void terminal(JobStatus status, boolean terminal) {
    assertThat(status.isTerminal()).isEqualTo(terminal);
  }

  @Test
  @DisplayName("has outputs whose addresses, which may be signed, are not shown")
  void outputs() {
    VideoOutput output = VideoOutput.of("job_1", "out_1", 2);
    VideoOutput addressed = output.withAddress(URI.create("https://cdn.test/v?sig=secret"));

    assertThat(addressed.address()).hasValue(URI.create("https://cdn.test/v?sig=secret"));
    assertThat(output.address()).isEmpty();
    assertThat(output.kind()).isEqualTo(VideoOutput.Kind.OF_JOB);
    assertThat(addressed.kind()).isEqualTo(VideoOutput.Kind.ADDRESS);
    assertThat(addressed).isNotEqualTo(output.withKeyedAddress(addressed.address().get()));
    assertThat(output.inline().kind()).isEqualTo(VideoOutput.Kind.INLINE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> output.withPath(URI.create("https://cdn.test/v")));
    assertThat(addressed).hasToString("VideoOutput[job_1, out_1, 2]");
    assertThat(addressed)
        .isNotEqualTo(output)
        .isEqualTo(output.withAddress(addressed.address().get()));
    assertThat(addressed).hasSameHashCodeAs(output.withAddress(addressed.address().get()));
    assertThat(output).isNotEqualTo(VideoOutput.of("job_2", "out_1", 2));
    assertThat(output).isNotEqualTo(VideoOutput.of("job_1", "out_2", 2));
    assertThat(output).isNotEqualTo(VideoOutput.of("job_1", "out_1", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> VideoOutput.of("job_1", "out_1", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "code, message, code: message",
    "code, '', code",
    "'', message, message",
    "'', '', no reason given"
  })
  @DisplayName("has an error that shows the code and the message, whichever are there")
  void errors(String code, String message, String shown) {
    assertThat(JobError.of(code, message)).hasToString(shown);
    assertThat(JobError.of(code, message).contentPolicy()).isFalse();
    assertThat(JobError.contentPolicy(code, message).contentPolicy()).isTrue();
  }
}
