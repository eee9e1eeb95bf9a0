package dev.videogen.integration;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Support;
import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.SignedWebhook;
import dev.videogen.conformance.StubbedStatus;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.Scripted;
import dev.videogen.fake.ScriptedCall;
import dev.videogen.fake.ScriptedJob;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conformance kit's hand on a fake, and on any generator behind which a fake stands. */
class FakeHarness implements ConformanceHarness {

  /** What a provider over this harness has to keep to itself; a fake has no use for it. */
  static final String KEY = "sk-conformance";

  private static final VideoSize SMALL = VideoSize.of(320, 180);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** Longer than any preset keeps a file. */
  private static final Duration LIFETIME = Duration.ofDays(1).plusSeconds(1);

  private final FakeVideoGenerator fake;
  private final boolean cancels;
  private final boolean tellsMoney;
  private final boolean takesSmall;
  private final @Nullable PlayedWire wire;
  private final @Nullable NamedJobs names;
  private final Supplier<VideoGenerator> opening;
  private @Nullable VideoGenerator opened;

  /**
   * A harness of a generator behind which a fake stands.
   *
   * @param cancels whether the vendor has a word for a job that was cancelled
   */
  FakeHarness(FakeVideoGenerator fake, boolean cancels, Supplier<VideoGenerator> opening) {
    this.fake = fake;
    this.cancels = cancels;
    this.tellsMoney = tellsMoney(fake);
    this.takesSmall = takesSmall(fake);
    this.wire = null;
    this.names = null;
    this.opening = opening;
  }

  private FakeHarness(
      FakeVideoGenerator fake,
      boolean cancels,
      Function<VideoGenerator, VideoGenerator> decorator) {
    this.fake = fake;
    this.cancels = cancels;
    this.tellsMoney = tellsMoney(fake);
    this.takesSmall = takesSmall(fake);
    PlayedWire played = new PlayedWire(fake);
    NamedJobs named = new NamedJobs(played);
    this.wire = played;
    this.names = named;
    this.opening = () -> decorator.apply(named);
  }

  private static boolean tellsMoney(FakeVideoGenerator fake) {
    try {
      fake.script().nextJob().isBilled(Billed.UNKNOWN);
      return true;
    } catch (IllegalStateException tellsNone) {
      return false;
    } finally {
      fake.script().clear();
    }
  }

  static FakeHarness of(FakeVideoGenerator fake) {
    return breaking(fake, generator -> generator);
  }

  /** A harness of a fake whose vendor says of a job that was cancelled that it failed. */
  static FakeHarness withoutCancelled(FakeVideoGenerator fake) {
    return new FakeHarness(fake, false, generator -> generator);
  }

  /** A harness that opens the fake in a decorator. */
  static FakeHarness breaking(
      FakeVideoGenerator fake, Function<VideoGenerator, VideoGenerator> decorator) {
    return new FakeHarness(fake, true, decorator);
  }

  /** The fake behind the generator. */
  FakeVideoGenerator fake() {
    return fake;
  }

  @Override
  public VideoGenerator open() {
    VideoGenerator generator = opening.get();
    opened = generator;
    return generator;
  }

  @Override
  public List<SignedWebhook> webhooks(String id) {
    return fake.webhooks(id).stream()
        .map(webhook -> new SignedWebhook(webhook.headers(), webhook.body()))
        .toList();
  }

  /** A video that is rendered in no time, where the vendor makes such. */
  @Override
  public VideoRequest request() {
    VideoRequest usual = ConformanceHarness.super.request();
    return takesSmall ? usual.toBuilder().size(SMALL).duration(SHORT).build() : usual;
  }

  private static boolean takesSmall(FakeVideoGenerator fake) {
    return fake.capabilities().models().get(0).modes().stream()
        .filter(mode -> mode.sizes().kind() == Axis.Kind.RANGE)
        .anyMatch(mode -> mode.sizes().takes(SMALL) && mode.durations().takes(SHORT));
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
  public List<String> failureReasons() {
    return List.of("render_error", "out of memory");
  }

  @Override
  public boolean loseNextResponse(Operation operation) {
    fake.script().nextCreate().losesResponse();
    return true;
  }

  @Override
  public boolean respond(StubbedStatus responses) {
    if (responses.skipped() > 0) {
      usual(responses.operation()).times(responses.skipped());
    }
    Scripted refused = refused(responses.operation(), FakeStatus.of(responses, vendorMessage()));
    if (responses.times() == StubbedStatus.ALWAYS) {
      refused.always();
    } else {
      refused.times(responses.times());
    }
    return true;
  }

  /** What the vendor says when it turns a request away. */
  String vendorMessage() {
    return StubbedStatus.MESSAGE;
  }

  private Scripted usual(Operation operation) {
    return operation == Operation.DOWNLOAD
        ? fake.script().nextDownload().succeeds()
        : next(operation).succeeds();
  }

  private Scripted refused(Operation operation, FakeError error) {
    return operation == Operation.DOWNLOAD
        ? fake.script().nextDownload().failsWith(error)
        : next(operation).failsWith(error);
  }

  private ScriptedCall next(Operation operation) {
    return switch (operation) {
      case CREATE -> fake.script().nextCreate();
      case RETRIEVE -> fake.script().nextRetrieve();
      case LIST -> fake.script().nextList();
      case CANCEL -> fake.script().nextCancel();
      case DELETE -> fake.script().nextDelete();
      default -> throw new IllegalArgumentException("nobody asks a vendor to " + operation);
    };
  }

  @Override
  public void clearResponses() {
    fake.script().clear();
  }

  @Override
  public boolean nextStatusIs(Operation operation, String word) {
    if (wire != null) {
      wire.nextStatusIs(operation, word);
    }
    return wire != null;
  }

  @Override
  public boolean nextJobCosts(Optional<BigDecimal> dollars) {
    ScriptedJob job = fake.script().nextJob();
    try {
      dollars.ifPresent(job::costs);
      job.completes();
      return dollars.isPresent() || !tellsMoney;
    } catch (IllegalStateException tellsNone) {
      return false;
    }
  }

  @Override
  public boolean removeFiles(String id) {
    fake.script().nextDownload().failsWith(FakeError.notFound()).always();
    return true;
  }

  @Override
  public boolean advance(Duration duration) {
    fake.clock().advance(duration);
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
  public Optional<List<VideoRequest>> received() {
    return Optional.of(
        fake.calls().stream()
            .filter(call -> call.operation().isPaid())
            .flatMap(call -> call.request().stream())
            .toList());
  }

  @Override
  public Map<String, Object> options() {
    return names == null ? Map.of() : Map.of("style", "noir");
  }

  @Override
  public List<String> requestLines() {
    WireLines lines = opened instanceof WireLines other ? other : wire;
    return lines == null ? List.of() : lines.lines();
  }

  @Override
  public boolean numbersResponses() {
    return wire != null;
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
