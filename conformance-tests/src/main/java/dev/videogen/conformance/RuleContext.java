package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.WaitOptions;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Where one rule is tried: a generator, its harness, and jobs in the state that the rule needs. */
final class RuleContext {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

  private final Supplier<ConformanceHarness> harnesses;
  private @Nullable ConformanceHarness harness;
  private @Nullable VideoGenerator generator;
  private @Nullable VideoClient client;

  RuleContext(Supplier<ConformanceHarness> harnesses) {
    this.harnesses = harnesses;
  }

  ConformanceHarness harness() {
    if (harness == null) {
      harness = harnesses.get();
    }
    return harness;
  }

  VideoGenerator generator() {
    if (generator == null) {
      generator = harness().open();
    }
    return generator;
  }

  VideoClient client() {
    if (client == null) {
      client = VideoClient.of(generator());
    }
    return client;
  }

  /** Closes whatever was opened, the generator before what it talks to, and is as new. */
  void clear() {
    try {
      if (generator != null) {
        generator.close();
      }
    } finally {
      if (harness != null) {
        harness.close();
      }
      harness = null;
      generator = null;
      client = null;
    }
  }

  VideoRequest request() {
    return harness().request();
  }

  VideoJob created() {
    return create(request());
  }

  VideoJob create(VideoRequest request) {
    return generator().create(checked(request));
  }

  /** A request that asks for a change of a job of this generator. */
  VideoRequest remix(String id) {
    return VideoRequest.builder("the same in blue")
        .source(VideoSource.remix(JobRef.of(generator().name(), id)))
        .build();
  }

  /** The request as a client gives it to the generator. */
  CheckedRequest checked(VideoRequest request) {
    return CheckedRequest.check(request, capabilities(), Fit.EXACT, generator().name());
  }

  /** A completed job that the rule does not change. */
  VideoJob completed() {
    return harness().completed(this::completedForOneself);
  }

  /** A completed job that the rule may change. */
  VideoJob completedForOneself() {
    VideoJob job = awaited(created());
    assertThat(job.status())
        .as("the status in which %s ended", job.ref())
        .isEqualTo(JobStatus.COMPLETED);
    return job;
  }

  VideoJob ended(JobStatus ending) {
    means(harness().nextJobEnds(ending), "have a job end " + ending);
    return awaited(created());
  }

  VideoJob running() {
    VideoJob job = created();
    means(harness().moveTo(job.id(), JobStatus.IN_PROGRESS), "set a job to work");
    return generator().retrieve(job.id());
  }

  VideoJob expired() {
    VideoJob job = completedForOneself();
    means(harness().moveTo(job.id(), JobStatus.EXPIRED), "let a job expire");
    return job;
  }

  VideoJob awaited(VideoJob job) {
    return client().await(job.ref(), WaitOptions.defaults().timeout(LONG_ENOUGH));
  }

  VideoOutput output() {
    return completed().outputs().get(0);
  }

  MediaStream open(VideoOutput output) {
    return generator().open(output, Asset.VIDEO, ByteRange.all());
  }

  byte[] read(VideoOutput output) throws IOException {
    try (MediaStream stream = open(output)) {
      return stream.content().readAllBytes();
    }
  }

  Capabilities capabilities() {
    return generator().capabilities();
  }

  /** The model that the request asks for; the rule is skipped where nothing is declared of it. */
  ModelCapabilities model() {
    Optional<ModelCapabilities> model = capabilities().modelOf(request());
    return model.orElseThrow(
        () -> new TestAbortedException("the capabilities do not know the request's model"));
  }

  void needs(Feature feature) {
    assumeTrue(
        support(feature).isAvailable(),
        () -> "needs " + feature + ", which is " + support(feature));
  }

  void lacks(Feature feature) {
    assumeTrue(
        support(feature) == Support.UNSUPPORTED,
        () -> "is about a provider without " + feature + ", which is " + support(feature));
  }

  /** Whether one call of the vendor cancels a running job and deletes one that has ended. */
  void cancelsByDeleting(boolean both) {
    assumeTrue(
        (support(Feature.CANCEL) == Support.RACY) == both,
        () -> "is about a provider whose delete " + (both ? "cancels" : "does not cancel"));
  }

  /** Only what the capabilities themselves promise, whatever the harness knows. */
  void declares(Feature feature, Support support) {
    assumeTrue(declared(feature) == support, () -> "is about " + feature + " declared " + support);
  }

  /** Whether lists are declared not to hold every job. */
  boolean declaresPartialLists() {
    return capabilities().support(Feature.LIST) == Support.SUPPORTED
        && capabilities().listing() == Listing.PARTIAL;
  }

  void means(boolean found, String what) {
    assumeTrue(found, () -> "the harness cannot " + what);
  }

  void affordable(String what) {
    assumeTrue(!harness().isLive(), () -> what + " would be paid for");
  }

  long submissions() {
    OptionalLong submissions = harness().submissions();
    means(submissions.isPresent(), "count what the vendor received");
    return submissions.getAsLong();
  }

  private Support declared(Feature feature) {
    return feature.isPartOfRequest()
        ? capabilities()
            .modelOf(request())
            .map(model -> model.support(feature))
            .orElse(Support.UNKNOWN)
        : capabilities().support(feature);
  }

  private Support support(Feature feature) {
    Support declared = declared(feature);
    return declared == Support.UNKNOWN ? harness().serves(feature) : declared;
  }
}
