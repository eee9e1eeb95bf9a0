package dev.videogen.fake;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A video generator in memory, for tests of apps. It costs nothing, gives the same responses in
 * every run, and its files are real: MP4 videos of the size and duration asked for.
 *
 * <pre>{@code
 * FakeVideoGenerator fake = FakeVideoGenerator.create();
 * fake.script().nextDownload().breaksAt(10_000);
 * try (VideoClient videos = VideoClient.of(fake)) {
 *   videos.generate(VideoRequest.builder("A cat playing piano").build(), file);
 * }
 * assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
 * assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(2);
 * }</pre>
 *
 * <p>A job is queued for a tenth of its time, then renders at an even pace, is completed, and
 * expires when the preset says so. It moves with {@link #time()}: a {@link FakeClock} that is moved
 * by whoever sleeps, so waiting takes no time, unless {@link Builder#time} is given another.
 *
 * <p>What the vendor does not offer is refused as the vendor would. What is to go wrong besides is
 * {@linkplain #script() scripted}, and what was asked for is {@linkplain #calls() recorded}. What
 * fails for a moment is retried as the HTTP providers do. A job that is cancelled is there as
 * CANCELLED until it is deleted, and a running one is not deleted; where one call of the vendor
 * does both ({@link dev.videogen.capabilities.Support#RACY}), a running job is gone after either.
 *
 * <p>Safe for use by many threads. Memory is bounded: of the {@linkplain Builder#maxJobs jobs} and
 * of the calls, the oldest are forgotten.
 */
public final class FakeVideoGenerator implements VideoGenerator {

  private static final int MAX_CALLS = 10_000;

  private final String name;
  private final FakePreset preset;
  private final TimeSource time;
  private final FakeScript script;
  private final CallLog log;
  private final CallPipeline gate;
  private final FakeVendor vendor;
  private final CallPolicy policy;

  private FakeVideoGenerator(Builder builder) {
    this.name = builder.name;
    this.preset = builder.changedPreset();
    this.time = builder.time == null ? new FakeClock() : builder.time;
    this.script = new FakeScript(preset);
    this.log = new CallLog(MAX_CALLS);
    this.gate = new CallPipeline(name, time, builder.budget, script, log);
    Predicate<JobRecord> hasEnded = job -> JobState.of(job, time.now()).hasEnded();
    JobStore jobs =
        builder.directory == null
            ? new InMemoryJobStore(builder.maxJobs, hasEnded)
            : new FileJobStore(builder.directory, preset.ids(), builder.maxJobs, hasEnded);
    this.vendor =
        new FakeVendor(
            new JobPresenter(name, preset), jobs, time, () -> script.takeJob(preset.jobDuration()));
    LostJobSearch search = new LostJobSearch(preset.capabilities().listing(), time, this::listOnce);
    this.policy = new CallRetries(time, new FakeExceptions(name), search);
  }

  private FakeVideoGenerator(FakeVideoGenerator shared, CallPolicy policy) {
    this.name = shared.name;
    this.preset = shared.preset;
    this.time = shared.time;
    this.script = shared.script;
    this.log = shared.log;
    this.gate = shared.gate;
    this.vendor = shared.vendor;
    this.policy = policy;
  }

  /**
   * A fake of no vendor in particular, with a clock of its own.
   *
   * @return a fake of {@link FakePreset#generic()}
   */
  public static FakeVideoGenerator create() {
    return builder().build();
  }

  /**
   * Begins a fake of {@link FakePreset#generic()}, with a clock of its own.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What is to go wrong.
   *
   * @return the script, empty at first
   */
  public FakeScript script() {
    return script;
  }

  /**
   * The last 10,000 requests, whether they succeeded or not; each attempt of a call is one. Asking
   * for the {@link #capabilities()} is not a call: they are a table.
   *
   * @return the calls in the order in which they ended, unmodifiable
   */
  public List<FakeCall> calls() {
    return log.calls();
  }

  /**
   * The calls of one kind among {@link #calls()}.
   *
   * @param operation the kind
   * @return the calls in the order in which they ended, unmodifiable
   */
  public List<FakeCall> calls(Operation operation) {
    return log.calls().stream().filter(call -> call.operation() == operation).toList();
  }

  /**
   * How many requests of one kind there were in all, whether they succeeded or not; each attempt of
   * a call is one.
   *
   * @param operation the kind
   * @return the number, also of those that are no longer among {@link #calls()}
   */
  public long count(Operation operation) {
    return log.count(operation);
  }

  /**
   * How many videos a job makes, which a job itself tells only when it is completed. Asking is not
   * a call: it is for those who imitate a vendor that tells it from the beginning.
   *
   * @param id the job's id
   * @return the number, 1 or more; empty if there is no such job
   */
  public OptionalInt variants(String id) {
    return vendor.variants(id);
  }

  /**
   * A job as it is now. Asking is not a call: it is for those who imitate a vendor whose files tell
   * of their job.
   *
   * @param id the job's id
   * @return the job; empty if there is none
   */
  public Optional<VideoJob> job(String id) {
    return vendor.job(id);
  }

  /**
   * The latest jobs as they are now, whoever made them. Asking is not a call: it is for those who
   * show what a fake does.
   *
   * @param limit how many at most, 1 or more
   * @return the jobs, the newest first; unmodifiable
   * @throws IllegalArgumentException if the limit is below 1
   */
  public List<VideoJob> latestJobs(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("1 job or more is asked for, not " + limit);
    }
    return vendor.latest(limit);
  }

  /**
   * A file of a completed job, whatever is scripted for downloads. Asking is not a call: it is for
   * those who show what a fake has made.
   *
   * @param output whose file it is
   * @param asset which file
   * @param range from where on
   * @return the file, to be closed by the caller
   * @throws dev.videogen.errors.VideoException if there is no such file, or none yet
   */
  public MediaStream preview(VideoOutput output, Asset asset, ByteRange range) {
    return vendor.open(output, asset, range, DownloadFaults.NONE);
  }

  /**
   * The webhook that tells of a job as it is now, as {@link #webhooks()} takes it. The same status
   * of a job has the same message id, as a vendor's second attempt has. Asking is not a call.
   *
   * @param id the job's id
   * @return what would arrive, signed with the one and with the other of two secrets; empty if
   *     there is no such job
   */
  public List<FakeWebhook> webhooks(String id) {
    return vendor.job(id).map(job -> FakeWebhooks.of(job, time.now())).orElse(List.of());
  }

  /**
   * The output that goes by an id, for those who imitate a vendor whose files are asked for without
   * their job. Asking is not a call.
   *
   * @param id an output's id
   * @return the output, though its job may not be there, or have fewer; empty if no output of this
   *     fake could have the id
   */
  public Optional<VideoOutput> output(String id) {
    return preset.ids().output(id);
  }

  /**
   * The clock that this fake goes by, to be moved by a test.
   *
   * @return the clock
   * @throws IllegalStateException if the fake was given a {@linkplain Builder#time time} that is no
   *     {@link FakeClock}
   */
  public FakeClock clock() {
    if (time instanceof FakeClock clock) {
      return clock;
    }
    throw new IllegalStateException("this fake goes by " + time + ", which cannot be moved");
  }

  /**
   * Forgets what was done, so that one fake serves test after test: the {@linkplain #script()
   * script}, the {@linkplain #calls() calls} and their numbers, and the jobs, unless they are kept
   * in a {@linkplain Builder#directory directory}. The clock goes on, and no id of a job is given
   * again.
   */
  public void reset() {
    script.clear();
    vendor.forgetJobs();
    log.clear();
  }

  /**
   * This fake as its vendor's server: a call is one request, and what fails is not retried. It is
   * for those who put a wire in front of the fake, behind which a provider retries, and for tests
   * of a single request.
   *
   * @return a fake that shares jobs, script, calls and clock with this one, and is closed with it
   */
  public FakeVideoGenerator withoutRetries() {
    return new FakeVideoGenerator(this, SingleAttempt.INSTANCE);
  }

  @Override
  public TimeSource time() {
    return time;
  }

  /** Those of {@link #webhooks(String)}, whichever vendor is imitated. */
  @Override
  public Optional<WebhookScheme> webhooks() {
    gate.checkOpen(call(Operation.OPEN));
    return Optional.of(FakeWebhooks.scheme());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    gate.checkOpen(call(Operation.CAPABILITIES));
    return preset.capabilities();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    FakeCall call = call(Operation.CREATE).with(request.request());
    return policy.submit(
        call, () -> gate.submit(call, () -> sent(request)), JobFingerprint.of(request.resolved()));
  }

  /** What stands in for the socket: beyond it, the vendor has the request. */
  private VideoJob sent(CheckedRequest request) {
    request.gate().beforeSending();
    return vendor.create(request);
  }

  @Override
  public VideoJob retrieve(String id) {
    return read(call(Operation.RETRIEVE, id), () -> vendor.retrieve(id));
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    Objects.requireNonNull(query, "query");
    return policy.read(call(Operation.LIST), () -> listOnce(query));
  }

  private Page<VideoJob> listOnce(ListQuery query) {
    return gate.list(call(Operation.LIST), query, vendor::list);
  }

  @Override
  public VideoJob cancel(String id) {
    FakeCall call = call(Operation.CANCEL, id);
    return policy.cancel(
        call, () -> gate.pass(call, () -> vendor.cancel(id)), () -> retrieveOnce(id));
  }

  @Override
  public void delete(String id) {
    FakeCall call = call(Operation.DELETE, id);
    policy.delete(
        call,
        () ->
            gate.pass(
                call,
                () -> {
                  vendor.delete(id);
                  return true;
                }),
        () -> retrieveOnce(id));
  }

  private VideoJob retrieveOnce(String id) {
    return gate.pass(call(Operation.RETRIEVE, id), () -> vendor.retrieve(id));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    Objects.requireNonNull(asset, "asset");
    return policy.open(
        call(Operation.DOWNLOAD, output.jobId()),
        range,
        rest -> openOnce(output, asset, rest),
        () -> retrieve(output.jobId()));
  }

  private MediaStream openOnce(VideoOutput output, Asset asset, ByteRange range) {
    FakeCall call = call(Operation.DOWNLOAD, output.jobId()).opening(asset, range.offset());
    return gate.pass(
        call, () -> vendor.open(output, asset, range, script.takeDownload(gate.details(call))));
  }

  /** Lists one job, as the providers of the vendors do; a vendor without lists is asked nothing. */
  @Override
  public void probe() {
    if (preset.capabilities().listing() == Listing.NONE) {
      read(call(Operation.PROBE), () -> true);
    } else {
      list(ListQuery.newest(1));
    }
  }

  private <T> T read(FakeCall call, Supplier<T> work) {
    return policy.read(call, () -> gate.pass(call, work));
  }

  /** Ends the fake: every call from now on is refused. What was recorded can still be read. */
  @Override
  public void close() {
    gate.close();
  }

  private FakeCall call(Operation operation) {
    return FakeCall.of(operation, time.now());
  }

  private FakeCall call(Operation operation, String id) {
    return call(operation).about(Optional.ofNullable(new FakeExceptions(name).jobOf(id)));
  }

  /** The name of the instance and of the preset. */
  @Override
  public String toString() {
    return "FakeVideoGenerator[" + name + ", " + preset.name() + "]";
  }

  /** Builds a {@link FakeVideoGenerator}. Not safe for use by several threads. */
  public static final class Builder {

    private String name = "fake";
    private FakePreset preset = FakePreset.generic();
    private @Nullable Capabilities capabilities;
    private @Nullable Duration jobDuration;
    private @Nullable Duration lifetime;
    private @Nullable String idPrefix;
    private @Nullable TimeSource time;
    private RateLimiter budget = RateLimiter.unlimited();
    private int maxJobs = 20_000;
    private @Nullable Path directory;

    private Builder() {}

    /**
     * Sets the name of the instance.
     *
     * @param value lower-case letters, digits and dashes; {@code fake} unless set
     * @return this builder
     * @throws IllegalArgumentException if it has another form
     */
    public Builder name(String value) {
      require(
          JobRef.isInstanceName(value),
          "an instance's name is lower-case letters, digits and dashes, not \"" + value + "\"");
      this.name = value;
      return this;
    }

    /**
     * Sets the vendor to imitate.
     *
     * @param value {@link FakePreset#generic()} unless set
     * @return this builder
     */
    public Builder preset(FakePreset value) {
      this.preset = Objects.requireNonNull(value, "preset");
      return this;
    }

    /**
     * Sets what the vendor can do.
     *
     * @param value what is told and enforced; what the preset says unless set
     * @return this builder
     */
    public Builder capabilities(Capabilities value) {
      this.capabilities = Objects.requireNonNull(value, "capabilities");
      return this;
    }

    /**
     * Sets how long a job takes from its creation to its completion.
     *
     * @param value zero for jobs that are completed at once; what the preset says unless set
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder jobDuration(Duration value) {
      require(!value.isNegative(), "a job takes no less than no time, not " + value);
      this.jobDuration = value;
      return this;
    }

    /**
     * Sets how long the files of a completed job are kept.
     *
     * @param value the time from completion to expiry, above zero; what the preset says unless set
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder lifetime(Duration value) {
      require(!value.isNegative() && !value.isZero(), "files are kept for some time, not " + value);
      this.lifetime = value;
      return this;
    }

    /**
     * Sets how the ids of jobs begin; a running number of six digits and more follows.
     *
     * @param value 1 to 100 letters, digits, dashes and underscores, such as {@code video_}; what
     *     the preset says unless set
     * @return this builder
     * @throws IllegalArgumentException if it has another form
     */
    public Builder idPrefix(String value) {
      require(
          value.matches("[A-Za-z0-9_-]{1,100}"),
          "an id begins with letters, digits, dashes and underscores, not \"" + value + "\"");
      this.idPrefix = value;
      return this;
    }

    /**
     * Sets the clock that the fake goes by.
     *
     * @param value such as {@link TimeSource#system()}, for jobs that take real time; a {@link
     *     FakeClock} of its own unless set
     * @return this builder
     */
    public Builder time(TimeSource value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets the budget from which the fake takes a permit before each call, as a provider does
     * before each request.
     *
     * @param value without limits unless set
     * @return this builder
     */
    public Builder budget(RateLimiter value) {
      this.budget = Objects.requireNonNull(value, "budget");
      return this;
    }

    /**
     * Sets how many jobs are kept. Beyond that, each new job takes the place of the oldest that has
     * ended, or of the oldest of all if none has.
     *
     * @param value 1 or more; 20,000 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder maxJobs(int value) {
      require(value >= 1, "1 job or more is kept, not " + value);
      this.maxJobs = value;
      return this;
    }

    /**
     * Keeps the jobs in a directory, so that they outlive the program and several programs can
     * share them. A call that cannot use the directory throws {@link
     * dev.videogen.errors.LocalStorageException}.
     *
     * @param value the directory, which is made when it is needed; jobs are kept in memory unless
     *     set
     * @return this builder
     */
    public Builder directory(Path value) {
      this.directory = Objects.requireNonNull(value, "directory");
      return this;
    }

    /**
     * Builds the fake.
     *
     * @return the fake
     */
    public FakeVideoGenerator build() {
      return new FakeVideoGenerator(this);
    }

    private FakePreset changedPreset() {
      FakePreset.Builder changed = preset.toBuilder();
      if (capabilities != null) {
        changed.capabilities(capabilities);
      }
      if (jobDuration != null) {
        changed.jobDuration(jobDuration);
      }
      if (lifetime != null) {
        changed.lifetime(lifetime);
      }
      if (idPrefix != null) {
        changed.ids(new JobIds(idPrefix, preset.ids().outputPrefix()));
      }
      return changed.build();
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
