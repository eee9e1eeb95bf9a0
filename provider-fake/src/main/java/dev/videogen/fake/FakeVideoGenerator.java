package dev.videogen.fake;

import dev.videogen.Asset;
import dev.videogen.Capabilities;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Operation;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A video generator in memory, for tests of apps: deterministic, with real media files.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeVideoGenerator implements VideoGenerator {

  private static final int MAX_JOBS = 20_000;

  private final String name;
  private final FakePreset preset;
  private final TimeSource time;
  private final FakeVendor vendor;
  private volatile boolean closed;

  private FakeVideoGenerator(Builder builder) {
    this.name = builder.name;
    this.preset =
        builder.capabilities == null ? builder.preset : builder.preset.with(builder.capabilities);
    this.time = builder.time;
    Lifecycle lifecycle = new Lifecycle(name, preset, preset.ids(), preset.lifetime());
    Duration jobDuration = builder.jobDuration == null ? preset.jobDuration() : builder.jobDuration;
    JobStore jobs = new JobsInMemory(MAX_JOBS, job -> Standing.of(job, time.now()).hasEnded());
    this.vendor = new FakeVendor(lifecycle, jobs, time, () -> JobPlan.completing(jobDuration));
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
   * The clock that the jobs go by.
   *
   * @return the one that was given, else a {@link FakeClock}
   */
  public TimeSource clock() {
    return time;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    checkOpen(Operation.CAPABILITIES, null);
    return preset.capabilities();
  }

  @Override
  public VideoJob create(VideoRequest request) {
    checkOpen(Operation.CREATE, null);
    return vendor.create(request);
  }

  @Override
  public VideoJob retrieve(String id) {
    checkOpen(Operation.RETRIEVE, id);
    return vendor.retrieve(id);
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    checkOpen(Operation.LIST, null);
    return vendor.list(query);
  }

  @Override
  public void delete(String id) {
    checkOpen(Operation.DELETE, id);
    vendor.delete(id);
  }

  @Override
  public VideoJob remix(String id, String prompt) {
    checkOpen(Operation.REMIX, id);
    return vendor.remix(id, prompt);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    checkOpen(Operation.DOWNLOAD, output.jobId());
    return vendor.open(output, asset, range);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen(Operation operation, @Nullable String id) {
    if (closed) {
      Refusals refusals = new Refusals(name);
      throw refusals.closed(operation, id == null ? null : refusals.jobOf(id));
    }
  }

  /** Builds a {@link FakeVideoGenerator}. Not safe for use by several threads. */
  public static final class Builder {

    private String name = "fake";
    private FakePreset preset = FakePreset.generic();
    private @Nullable Capabilities capabilities;
    private @Nullable Duration jobDuration;
    private TimeSource time = new FakeClock();

    private Builder() {}

    /**
     * Sets the name of the instance.
     *
     * @param value lower-case letters, digits and dashes; {@code fake} unless set
     * @return this builder
     * @throws IllegalArgumentException if it has another form
     */
    public Builder name(String value) {
      if (!JobRef.isInstanceName(value)) {
        throw new IllegalArgumentException(
            "an instance's name is lower-case letters, digits and dashes, not \"" + value + "\"");
      }
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
     * Sets what the vendor can do, in place of what the preset says.
     *
     * @param value the capabilities to tell and to enforce
     * @return this builder
     */
    public Builder capabilities(Capabilities value) {
      this.capabilities = Objects.requireNonNull(value, "capabilities");
      return this;
    }

    /**
     * Sets how long a job takes from its creation to its completion.
     *
     * @param value zero for jobs that are completed at once; the preset's unless set
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder jobDuration(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("a job takes no less than no time, not " + value);
      }
      this.jobDuration = value;
      return this;
    }

    /**
     * Sets the clock that the jobs go by.
     *
     * @param value {@link TimeSource#system()} for jobs that take real time; a {@link FakeClock} of
     *     its own unless set
     * @return this builder
     */
    public Builder clock(TimeSource value) {
      this.time = Objects.requireNonNull(value, "clock");
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
  }
}
