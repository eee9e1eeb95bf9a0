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
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

  /** Requests for what the capabilities offer. */
  OfferedRequests offered() {
    return new OfferedRequests(request(), capabilities());
  }

  /**
   * The request as the vendor got it, after it was created. The rule is skipped where it cannot be
   * asked for, or where nobody tells what arrived.
   */
  VideoRequest received(VideoRequest request) {
    List<VideoRequest> before = received();
    CheckedRequest checked = askable(request);
    generator().create(checked);
    List<VideoRequest> after = received();
    assertThat(after).as("requests that the vendor got").hasSizeGreaterThan(before.size());
    return after.get(after.size() - 1);
  }

  List<VideoRequest> received() {
    generator();
    Optional<List<VideoRequest>> received = harness().received();
    means(received.isPresent(), "tell what the vendor received");
    return received.orElseThrow();
  }

  /** The request as it is sent; the rule is skipped where the model does not take it. */
  CheckedRequest askable(VideoRequest request) {
    try {
      return checked(request);
    } catch (UnsupportedRequestException | InvalidRequestException refused) {
      throw new TestAbortedException("the model does not take it: " + refused.getMessage());
    }
  }

  /** What the vendor makes of a request that leaves something open. */
  VideoRequest resolved(VideoRequest request) {
    return checked(request).resolved();
  }

  /** Has the vendor turn requests away. */
  void respond(StubbedStatus responses) {
    generator();
    means(
        harness().respond(responses),
        "have a " + responses.operation() + " turned away with " + responses.status());
  }

  /** Moves the vendor's clock on between two polls. */
  void advance(Duration duration) {
    affordable("so long a time");
    means(harness().advance(duration), "move the vendor's clock");
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
