package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A search for the job of a lost response")
class JobMatcherTest {

  private static final Instant SENT = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant NOW = SENT.plusSeconds(5);
  private static final VideoRequest REQUEST =
      VideoRequest.builder("A cat, playing the piano")
          .model("sora-2")
          .size(1280, 720)
          .duration(Duration.ofSeconds(8))
          .build();

  private JobFingerprint wanted = JobFingerprint.of(REQUEST);
  private Set<String> taken = Set.of();
  private Set<String> anchors = Set.of();
  private Optional<Duration> skew = Optional.of(Duration.ZERO);
  private boolean understood = true;
  private boolean endTold = true;

  private static VideoJob.Builder like(String id) {
    return VideoJob.builder(JobRef.of("acme", id), JobStatus.QUEUED)
        .prompt("A cat, playing the piano")
        .model("sora-2")
        .size(VideoSize.of(1280, 720))
        .duration(Duration.ofSeconds(8))
        .createdAt(SENT.plusSeconds(1));
  }

  private static VideoJob other(String id, Duration age) {
    return like(id).prompt("a dog").createdAt(SENT.minus(age)).build();
  }

  private JobMatcher.Found search(VideoJob... jobs) {
    return searchPages(List.of(List.of(jobs)));
  }

  private JobMatcher.Found searchPages(List<List<VideoJob>> pages) {
    List<List<VideoJob>> left = new ArrayList<>(pages);
    Function<ListQuery, Optional<JobMatcher.Listed>> listing =
        query -> {
          List<VideoJob> jobs = left.remove(0);
          Optional<String> next =
              left.isEmpty() ? Optional.empty() : Optional.of("page " + left.size());
          return Optional.of(
              new JobMatcher.Listed(new Page<>(jobs, next, skew, understood, endTold), SENT, NOW));
        };
    return new JobMatcher(
            wanted, job -> taken.contains(job.id()), job -> anchors.contains(job.id()))
        .search(true, listing);
  }

  @Nested
  @DisplayName("is certain that there is none")
  class None {

    @Test
    @DisplayName("if the list tells its end, and nothing in it could be the job")
    void toldEnd() {
      assertThat(search().none()).isTrue();
      assertThat(search(other("a", Duration.ofMinutes(1))).none()).isTrue();
    }

    @Test
    @DisplayName("if the list has the job's source alone, whatever they have in common")
    void sourceAlone() {
      VideoSource source = VideoSource.remix(JobRef.of("acme", "source"));
      wanted = JobFingerprint.of(REQUEST.toBuilder().source(source).build());

      assertThat(search(like("source").build()).none()).isTrue();
      assertThat(search(like("source").build()).candidates()).isEmpty();
      assertThat(search(like("a").build()).none()).isFalse();
    }

    @Test
    @DisplayName("only if every page was understood to an end that was told")
    void notUnderstood() {
      understood = false;
      assertThat(search().none()).isFalse();
      understood = true;
      endTold = false;
      assertThat(search().none()).isFalse();
      assertThat(search(other("a", Duration.ofHours(25)), other("b", Duration.ofHours(26))).none())
          .isFalse();
    }

    @Test
    @DisplayName("if the list goes from new to old to more than 26 hours back")
    void ordered() {
      endTold = false;
      VideoJob young = other("young", Duration.ofHours(1));
      VideoJob old = other("old", Duration.ofHours(27));

      assertThat(search(young, old).none()).isTrue();
      assertThat(search(old, young).none()).isFalse();
      assertThat(search(old).none()).isFalse();
      assertThat(searchPages(List.of(List.of(young), List.of(old))).none()).isTrue();
    }

    @Test
    @DisplayName("only if the pages go on, and are not the same again")
    void samePage() {
      List<VideoJob> page = List.of(other("a", Duration.ofHours(1)));
      assertThat(searchPages(List.of(page, page, page)).none()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "a cat,  playing the piano",
          "A cat, playing the piano.",
          "A CAT PLAYING THE PIANO",
          "A cat, play",
          "A cat, playing the pi…",
        })
    @DisplayName("unless the prompt of a job is that which was sent, folded or cut")
    void prompts(String told) {
      assertThat(search(like("a").prompt(told).build()).none()).isFalse();
    }

    @ParameterizedTest(name = "{0}x{1}, {2} s, {3}: {4}")
    @CsvSource({
      "1280, 704, 8000, sora-2, false",
      "1280, 720, 8040, sora-2, false",
      "1280, 720, 8000, kling, false",
      "720, 1280, 8000, sora-2, true",
      "1280, 720, 12000, sora-2, true",
    })
    @DisplayName("unless figures are about the same, under whichever name of a model")
    void figures(int width, int height, long millis, String model, boolean none) {
      VideoJob job =
          like("a")
              .size(VideoSize.of(width, height))
              .duration(Duration.ofMillis(millis))
              .model(model)
              .build();
      assertThat(search(job).none()).isEqualTo(none);
    }

    @Test
    @DisplayName("unless a job is not described, or its time is not told")
    void untold() {
      VideoJob bare = VideoJob.builder(JobRef.of("acme", "a"), JobStatus.QUEUED).build();
      assertThat(search(bare).none()).isFalse();
    }

    @ParameterizedTest(name = "{0} h back: {1}")
    @CsvSource({"2, false", "25, false", "27, true"})
    @DisplayName("unless a job like it is of the last 26 hours, for clocks are wrong")
    void clocks(long hours, boolean none) {
      VideoJob job = like("a").createdAt(SENT.minus(Duration.ofHours(hours))).build();
      assertThat(search(job).none()).isEqualTo(none);
    }

    @Test
    @DisplayName("though there is an older job like it, if a job of ours shows the clock")
    void anchored() {
      VideoJob anchor = like("anchor").createdAt(SENT.minusSeconds(600)).build();
      VideoJob before = like("before").createdAt(SENT.minusSeconds(721)).build();
      VideoJob after = like("after").createdAt(SENT.minusSeconds(719)).build();
      assertThat(search(anchor, before).none()).isFalse();

      taken = Set.of("anchor");
      anchors = Set.of("anchor");
      assertThat(search(anchor, before).none()).isTrue();
      assertThat(search(anchor, after).none()).isFalse();
    }

    @Test
    @DisplayName("with a source only if no length and no size is held against a job")
    void source() {
      wanted =
          JobFingerprint.of(
              REQUEST.toBuilder().source(VideoSource.extend(JobRef.of("acme", "s"))).build());
      VideoJob whole =
          like("a").duration(Duration.ofSeconds(20)).size(VideoSize.of(640, 480)).build();
      assertThat(search(whole).none()).isFalse();
    }
  }

  @Nested
  @DisplayName("is certain of a job")
  class One {

    @Test
    @DisplayName("that says so itself, and is new by both clocks")
    void same() {
      assertThat(search(like("a").build()).certain()).map(VideoJob::id).contains("a");
    }

    @ParameterizedTest(name = "Date {0} s ahead, job {1} s after it was sent")
    @CsvSource({"-3600, -1800", "3600, 1", "5, 1", "0, -3", "0, -1800", "0, 3600", "-3600, 1"})
    @DisplayName("unless one of the clocks says otherwise; then it is named")
    void clocks(long ahead, long after) {
      skew = Optional.of(Duration.ofSeconds(ahead));
      JobMatcher.Found found = search(like("a").createdAt(SENT.plusSeconds(after)).build());

      assertThat(found.certain()).isEmpty();
      assertThat(found.none()).isFalse();
      assertThat(found.candidates()).hasSize(1);
    }

    @Test
    @DisplayName("unless another could be it, or something is told that is not quite the same")
    void doubt() {
      assertThat(search(like("a").build(), like("b").build()).certain()).isEmpty();
      assertThat(search(like("a").prompt("a cat, playing the piano").build()).certain()).isEmpty();
      assertThat(search(like("a").duration(Duration.ofMillis(8040)).build()).certain()).isEmpty();
      VideoJob untold =
          VideoJob.builder(JobRef.of("acme", "b"), JobStatus.QUEUED).createdAt(SENT).build();
      assertThat(search(like("a").build(), untold).certain()).isEmpty();
    }

    @Test
    @DisplayName("though one like it is known to be that of another create")
    void taken() {
      taken = Set.of("b");
      assertThat(search(like("b").build(), like("a").build()).certain())
          .map(VideoJob::id)
          .contains("a");
    }

    @Test
    @DisplayName("only if every entry of the list was understood")
    void notUnderstood() {
      understood = false;
      assertThat(search(like("a").build()).certain()).isEmpty();
    }
  }
}
