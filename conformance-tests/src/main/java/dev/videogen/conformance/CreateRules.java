package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Mode;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class CreateRules {

  private static final Duration SKEW = Duration.ofMinutes(2);

  private final RuleContext bench;

  CreateRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("CRE-01")
  @DisplayName("CRE-01 the new job's ref begins with the generator's name")
  void refNamesTheInstance() {
    assertThat(bench.created().ref().instance()).isEqualTo(bench.generator().name());
  }

  @Test
  @Tag("CRE-02")
  @DisplayName("CRE-02 the new job can be retrieved at once by its id")
  void canBeRetrieved() {
    VideoJob job = bench.created();

    assertThat(bench.generator().retrieve(job.id()).id()).isEqualTo(job.id());
  }

  @Test
  @Tag("CRE-03")
  @DisplayName("CRE-03 the same request sent twice makes two jobs")
  void everyCreateMakesAJob() {
    assertThat(bench.created().id()).isNotEqualTo(bench.created().id());
  }

  @Test
  @Tag("CRE-04")
  @DisplayName("CRE-04 the new job's prompt, if told, is the one that was sent")
  void promptIsKept() {
    VideoJob job = bench.created();

    assertThat(job.prompt()).isIn(bench.request().prompt(), Optional.empty());
  }

  @Test
  @Tag("CRE-05")
  @DisplayName("CRE-05 the new job's size, if told, is the one that was asked for")
  void sizeIsKept() {
    VideoRequest request = sized();
    VideoJob job = bench.create(request);

    assertThat(job.size()).isIn(request.size(), Optional.empty());
  }

  @Test
  @Tag("CRE-06")
  @DisplayName("CRE-06 the new job's duration, if told, is the one that was asked for")
  void durationIsKept() {
    VideoRequest request = timed();
    VideoJob job = bench.create(request);

    assertThat(job.duration()).isIn(request.duration(), Optional.empty());
  }

  @Test
  @Tag("CRE-07")
  @DisplayName("CRE-07 the time of creation, if told, is the time of the call")
  void createdNow() {
    Instant before = bench.generator().time().now();
    VideoJob job = bench.created();

    assertThat(job.createdAt().orElse(before))
        .isBetween(before.minus(SKEW), bench.generator().time().now().plus(SKEW));
  }

  @Test
  @Tag("CRE-08")
  @DisplayName("CRE-08 one create is sent once")
  void sentOnce() {
    long before = bench.submissions();
    bench.client().create(bench.request());

    assertThat(bench.submissions() - before).isEqualTo(1);
  }

  @Test
  @Tag("CRE-09")
  @DisplayName("CRE-09 a create whose response was lost is not sent again")
  void lostResponseIsNotRetried() {
    long before = bench.submissions();
    createAndLoseTheResponse();

    assertThat(bench.submissions() - before).isEqualTo(1);
  }

  @Test
  @Tag("CRE-10")
  @DisplayName(
      "CRE-10 a create whose response was lost finds its job, or says that it may be billed")
  void lostResponseIsNotTakenForNothing() {
    VideoException error = createAndLoseTheResponse();

    assertThat(error == null ? Billed.UNKNOWN : error.billed()).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @Tag("CRE-11")
  @DisplayName("CRE-11 a job of several variants completes with an output for each")
  void everyVariantHasAnOutput() {
    assumeTrue(maxVariants() > 1, "needs a model that makes several variants");
    bench.affordable("a second variant");
    VideoJob created = bench.create(bench.request().toBuilder().variants(2).build());

    assertThat(bench.awaited(created).outputs()).hasSize(2);
  }

  private VideoException createAndLoseTheResponse() {
    bench.generator();
    bench.means(
        bench.harness().loseNextResponse(Operation.CREATE), "lose the response to a create");
    return catchThrowableOfType(VideoException.class, bench::created);
  }

  private int maxVariants() {
    return bench.model().modes().stream().mapToInt(Mode::maxVariants).min().orElse(1);
  }

  private VideoRequest sized() {
    VideoRequest request = bench.request();
    return request.size().isPresent()
        ? request
        : bench
            .model()
            .defaultSize()
            .map(size -> request.toBuilder().size(size).build())
            .orElse(request);
  }

  private VideoRequest timed() {
    VideoRequest request = bench.request();
    return request.duration().isPresent()
        ? request
        : bench
            .model()
            .defaultDuration()
            .map(duration -> request.toBuilder().duration(duration).build())
            .orElse(request);
  }
}
