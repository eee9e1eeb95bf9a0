package dev.videogen.internal.client;

import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.follow.JobFollower;
import dev.videogen.follow.JobHandle;
import dev.videogen.internal.engine.WorkQueue;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoEventListener;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a client does while the app does something else: creates, waits and downloads, on few
 * threads.
 *
 * <p>Safe for use by many threads.
 */
public final class AsyncCalls {

  private static final Executor CALLBACKS = ForkJoinPool.commonPool();

  /** Polls are to spend a day's requests in four hours at least. */
  private static final int MIN_MINUTES_OF_A_DAYS_REQUESTS = 240;

  /** Polls a minute where only the day is limited. */
  private static final int MAX_UNLIMITED_PACE = 60;

  private final WorkQueue work = new WorkQueue();
  private final ConcurrentJobs concurrent;
  private final JobReads reads;
  private final JobFollower follower;

  /**
   * Nothing that goes on yet, and no thread.
   *
   * @param calls the client's calls
   * @param configuration the client's settings
   * @param time the client's clock
   * @param cancelled what the client cancelled
   * @param notes the client's journal
   * @param events the client's listener
   */
  public AsyncCalls(
      ClientCalls calls,
      Configuration configuration,
      TimeSource time,
      CancelledJobs cancelled,
      JournalListener notes,
      VideoEventListener events) {
    this.concurrent =
        new ConcurrentJobs(
            instance -> limit(configuration, ClientSettings.MAX_CONCURRENT_JOBS, instance),
            this::ended);
    this.reads =
        new JobReads(
            calls, cancelled, notes, events, concurrent, instance -> pace(configuration, instance));
    JobFollower.Builder builder =
        JobFollower.builder(reads)
            .time(time)
            .timeout(configuration.client(ClientSettings.POLL_TIMEOUT))
            .reads(work.executor(RequestPriority.POLL))
            .callbacks(CALLBACKS);
    if (configuration.origin(ClientSettings.POLL_INTERVAL) != SettingOrigin.DEFAULT) {
      builder.pollInterval(configuration.client(ClientSettings.POLL_INTERVAL));
    }
    this.follower = builder.build();
  }

  private static OptionalInt limit(
      Configuration configuration, Setting<Integer> setting, String instance) {
    return configuration
        .shared(setting, instance)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** The minute's limit for polls, and slower if they alone would spend the day's too soon. */
  private static OptionalInt pace(Configuration configuration, String instance) {
    OptionalInt perMinute = limit(configuration, ClientSettings.REQUESTS_PER_MINUTE, instance);
    OptionalInt perDay = limit(configuration, ClientSettings.REQUESTS_PER_DAY, instance);
    if (perDay.isEmpty()) {
      return perMinute;
    }
    int even = Math.max(1, perDay.getAsInt() / MIN_MINUTES_OF_A_DAYS_REQUESTS);
    return OptionalInt.of(Math.min(even, perMinute.orElse(MAX_UNLIMITED_PACE)));
  }

  private CompletableFuture<VideoJob> ended(JobRef job) {
    return follower.follow(job).future();
  }

  /**
   * Creates a job.
   *
   * @param check checks what is asked for
   * @param instance the instance of a request that was checked
   * @param create submits it, in a place that was reserved
   */
  public JobHandle<VideoJob> create(
      Supplier<CheckedRequest> check,
      Function<CheckedRequest, String> instance,
      Function<CheckedRequest, VideoJob> create) {
    CreateHandle handle = new CreateHandle(CALLBACKS);
    handle.start(
        new PaidCreate(
            new PaidCreate.Steps(check, instance, create, handle::created, handle::failed),
            concurrent,
            work.executor(RequestPriority.CREATE)));
    return handle;
  }

  /**
   * Creates a job, waits for it and saves its files.
   *
   * @param check checks what is asked for, and where it is to be saved
   * @param instance the instance of a request that was checked
   * @param create submits it, in a place that was reserved
   * @param save saves the files of the job that was created and has ended as the other one
   * @param options how to wait
   */
  public JobHandle<GeneratedVideo> generate(
      Supplier<CheckedRequest> check,
      Function<CheckedRequest, String> instance,
      Function<CheckedRequest, VideoJob> create,
      BiFunction<VideoJob, VideoJob, GeneratedVideo> save,
      GenerateOptions options) {
    GenerateHandle handle =
        new GenerateHandle(
            follower, options, save, work.executor(RequestPriority.DOWNLOAD), CALLBACKS);
    handle.start(
        new PaidCreate(
            new PaidCreate.Steps(check, instance, create, handle::created, handle::failed),
            concurrent,
            work.executor(RequestPriority.CREATE)));
    return handle;
  }

  /** How the client reads jobs. */
  public JobReads reads() {
    return reads;
  }

  /** What follows the client's jobs. */
  public JobFollower follower() {
    return follower;
  }

  /** The place that a blocking create takes. */
  public ConcurrentJobs concurrent() {
    return concurrent;
  }

  /** Ends what goes on. A create that was sent is not torn off. */
  public void close() {
    concurrent.close();
    follower.close();
  }
}
