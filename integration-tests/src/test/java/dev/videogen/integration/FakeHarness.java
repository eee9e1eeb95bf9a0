package dev.videogen.integration;

import dev.videogen.Feature;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Support;
import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conformance kit's hand on a fake, and on any generator behind which a fake stands. */
class FakeHarness implements ConformanceHarness {

  /** What a provider over this harness has to keep to itself; a fake has no use for it. */
  static final String KEY = "sk-conformance";

  /** The attempts of one call, of the fake and of HTTP providers unless set otherwise. */
  private static final int ATTEMPTS = 5;

  private static final Duration STEP = Duration.ofSeconds(1);

  /** Longer than any preset keeps a file. */
  private static final Duration LIFETIME = Duration.ofDays(1).plusSeconds(1);

  private final FakeVideoGenerator fake;
  private final boolean cancels;
  private final @Nullable NamedJobs names;
  private final Supplier<VideoGenerator> opening;

  /**
   * A harness of a generator behind which a fake stands.
   *
   * @param cancels whether the vendor has a word for a job that was cancelled
   */
  FakeHarness(FakeVideoGenerator fake, boolean cancels, Supplier<VideoGenerator> opening) {
    this(fake, cancels, null, opening);
  }

  private FakeHarness(
      FakeVideoGenerator fake,
      boolean cancels,
      @Nullable NamedJobs names,
      Supplier<VideoGenerator> opening) {
    this.fake = fake;
    this.cancels = cancels;
    this.names = names;
    this.opening = opening;
  }

  static FakeHarness of(FakeVideoGenerator fake) {
    return breaking(fake, generator -> generator);
  }

  /** A harness of a fake whose vendor says of a job that was cancelled that it failed. */
  static FakeHarness withoutCancelled(FakeVideoGenerator fake) {
    NamedJobs names = new NamedJobs(fake);
    return new FakeHarness(fake, false, names, () -> names);
  }

  /** A harness that opens the fake in a decorator. */
  static FakeHarness breaking(
      FakeVideoGenerator fake, Function<VideoGenerator, VideoGenerator> decorator) {
    NamedJobs names = new NamedJobs(fake);
    return new FakeHarness(fake, true, names, () -> decorator.apply(names));
  }

  @Override
  public VideoGenerator open() {
    return opening.get();
  }

  @Override
  public Support serves(Feature feature) {
    return feature.isPartOfRequest()
        ? fake.capabilities().models().get(0).support(feature)
        : fake.capabilities().support(feature);
  }

  @Override
  public boolean moveTo(String id, JobStatus status) {
    VideoJob job = fake.retrieve(id);
    while (!job.status().isTerminal() && job.status().compareTo(status) < 0) {
      fake.clock().advance(STEP);
      job = fake.retrieve(id);
    }
    if (status == JobStatus.EXPIRED) {
      fake.clock().advance(LIFETIME);
    }
    return true;
  }

  @Override
  public boolean nameNextJob(String id) {
    if (names != null) {
      names.nameNext(id);
    }
    return names != null;
  }

  @Override
  public boolean nextJobEnds(JobStatus ending) {
    if (ending == JobStatus.FAILED) {
      fake.script().nextJob().failsAt(50, JobError.of("render_error", "out of memory"));
    } else if (cancels) {
      fake.script().nextJob().isCancelledAt(50);
    }
    return ending == JobStatus.FAILED || cancels;
  }

  @Override
  public boolean loseNextResponse(Operation operation) {
    fake.script().nextCreate().losesResponse();
    return true;
  }

  /** So often that a call fails though it is retried. */
  @Override
  public boolean failNext(Operation operation) {
    fake.script().nextRetrieve().failsWith(FakeError.serverError()).times(ATTEMPTS);
    return true;
  }

  @Override
  public boolean refuseNext(Operation operation) {
    fake.script().nextCreate().failsWith(FakeError.invalidRequest("not today"));
    return true;
  }

  @Override
  public boolean breakNextDownload(long position) {
    fake.script().nextDownload().breaksAt(position);
    return true;
  }

  @Override
  public OptionalLong submissions() {
    return OptionalLong.of(
        fake.calls().stream()
            .filter(call -> call.operation().isPaid())
            .filter(call -> call.failure().stream().noneMatch(FakeHarness::neverLeft))
            .count());
  }

  @Override
  public List<String> secrets() {
    return List.of(KEY);
  }

  @Override
  public void close() {
    fake.close();
  }

  private static boolean neverLeft(VideoException failure) {
    return failure instanceof ClientClosedException;
  }
}
