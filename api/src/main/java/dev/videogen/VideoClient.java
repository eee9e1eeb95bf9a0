package dev.videogen;

import dev.videogen.budget.SpendingLimits;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.follow.JobFollower;
import dev.videogen.follow.JobHandle;
import dev.videogen.internal.client.AsyncCalls;
import dev.videogen.internal.client.CancelledJobs;
import dev.videogen.internal.client.ClientCalls;
import dev.videogen.internal.client.Generators;
import dev.videogen.internal.client.GuardedEventListener;
import dev.videogen.internal.client.JobPages;
import dev.videogen.internal.client.JobReads;
import dev.videogen.internal.client.JobWait;
import dev.videogen.internal.client.JournalListener;
import dev.videogen.internal.client.Safeguards;
import dev.videogen.internal.download.DownloadLimits;
import dev.videogen.internal.download.NeededFile;
import dev.videogen.internal.download.StallWatch;
import dev.videogen.internal.download.TargetCheck;
import dev.videogen.internal.download.VariantFiles;
import dev.videogen.internal.engine.ErrorContext;
import dev.videogen.internal.engine.GuardedWaitListener;
import dev.videogen.journal.Journal;
import dev.videogen.spi.BucketOutput;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoEventListener;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.webhook.WebhookReceiver;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes videos, with whichever vendor is configured.
 *
 * <pre>{@code
 * try (VideoClient videos = VideoClient.open()) {
 *   VideoJob job =
 *       videos.create(
 *           VideoRequest.builder("A cat playing piano in a jazz bar")
 *               .duration(Duration.ofSeconds(8))
 *               .size(1280, 720)
 *               .build());
 *   videos.await(job.ref());
 *   videos.download(job.ref()).saveTo(Path.of("cat.mp4"));
 * }
 * }</pre>
 *
 * <p>A request is checked before it is sent. A job that was paid for is never lost: its {@link
 * JobRef} is in the job and in every error after the create, and any client whose configuration
 * knows the instance can pick it up.
 *
 * <p>Safe for use by many threads. Every method but {@link #download} and {@link #close} may block
 * while it talks to the vendor; a blocked call can be interrupted ({@link
 * dev.videogen.errors.VideoInterruptedException}). Whatever goes wrong with a vendor, a setting or
 * a file is a {@link dev.videogen.errors.VideoException}. After {@link #close()} every method
 * throws {@link ClientClosedException}.
 */
public final class VideoClient implements AutoCloseable {

  private final Generators generators;
  private final ClientCalls calls;
  private final AsyncCalls async;
  private final String instance;
  private final TimeSource time;
  private final JobWait jobWait;
  private final StallWatch stallWatch;
  private final DownloadLimits downloadLimits;
  private final List<NeededFile> needed;
  private final @Nullable Journal journal;
  private final JournalListener notes;
  private final VideoEventListener events;
  private final CancelledJobs cancelled;

  private VideoClient(
      Generators generators,
      String instance,
      TimeSource time,
      Configuration configuration,
      Safeguards safeguards,
      UnaryOperator<VideoGenerator> decorator,
      VideoEventListener events) {
    this.generators = generators.each(generator -> decorator.apply(safeguards.around(generator)));
    this.instance = instance;
    this.time = time;
    this.journal = safeguards.journal();
    this.notes = new JournalListener(journal, time);
    this.events = events;
    this.cancelled = new CancelledJobs();
    this.calls = new ClientCalls(this.generators, new AtomicBoolean());
    this.async = new AsyncCalls(calls, configuration, time, cancelled, notes, events);
    this.jobWait =
        new JobWait(
            time,
            () -> ThreadLocalRandom.current().nextDouble(),
            configuration.client(ClientSettings.POLL_INTERVAL),
            configuration.client(ClientSettings.POLL_TIMEOUT));
    this.stallWatch = new StallWatch(time, configuration.client(ClientSettings.STALL_TIMEOUT));
    this.downloadLimits = DownloadLimits.of(configuration);
    this.needed = NeededFile.of(configuration, journal);
  }

  /** The same client for another instance. */
  private VideoClient(VideoClient client, String instance) {
    this.generators = client.generators;
    this.instance = instance;
    this.time = client.time;
    this.journal = client.journal;
    this.notes = client.notes;
    this.events = client.events;
    this.cancelled = client.cancelled;
    this.calls = client.calls;
    this.async = client.async;
    this.jobWait = client.jobWait;
    this.stallWatch = client.stallWatch;
    this.downloadLimits = client.downloadLimits;
    this.needed = client.needed;
  }

  /**
   * Opens the provider that is configured: by system properties, the environment, {@code
   * ./videogen.properties} and the class path's, in this order.
   *
   * @return a client, to be closed by the caller
   * @throws dev.videogen.errors.ConfigurationException if no provider is configured, or it is not
   *     there, or a setting is missing or wrong
   */
  public static VideoClient open() {
    return builder().build();
  }

  /**
   * A client of one generator, which reads no configuration and waits by the generator's own clock:
   * what tests want. Closing the client closes the generator.
   *
   * @param generator such as a fake, or any generator in a decorator
   * @return a client, to be closed by the caller
   */
  public static VideoClient of(VideoGenerator generator) {
    return builder().generator(generator).build();
  }

  /**
   * Begins a client some of whose settings are set in code.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The instance that new jobs are created with.
   *
   * @return its name, which stands before the colon in the refs of its jobs
   */
  public String instance() {
    return instance;
  }

  /**
   * The same client for another instance: what is created, listed, estimated and asked for its
   * capabilities is that instance's. Connections, journal, budget and decorators are shared, and
   * closing either closes both.
   *
   * @param name the instance's name
   * @return a client whose {@link #instance()} it is
   * @throws dev.videogen.errors.ConfigurationException if the instance is not configured
   */
  public VideoClient on(String name) {
    calls.checkOpen(Operation.OPEN, instance, null);
    generators.generator(name);
    return new VideoClient(this, name);
  }

  /**
   * Where this client notes what it pays for.
   *
   * @return the journal; empty if there is none
   */
  public Optional<Journal> journal() {
    return Optional.ofNullable(journal);
  }

  /**
   * The ref of a job from what a person has at hand.
   *
   * @param text a ref as {@link JobRef#toString()} wrote it, or an id of this client's own {@link
   *     #instance()}
   * @return the ref
   * @throws IllegalArgumentException if the text can be neither
   */
  public JobRef ref(String text) {
    int colon = text.indexOf(':');
    boolean named = colon > 0 && generators.knows(text.substring(0, colon));
    return named ? JobRef.parse(text) : JobRef.of(instance, text);
  }

  /**
   * What the provider can do.
   *
   * @return the capabilities, or what is known of them if the vendor cannot be asked
   */
  public Capabilities capabilities() {
    return calls.call(Operation.CAPABILITIES, instance, null, VideoGenerator::capabilities);
  }

  /**
   * What a request would cost if it was created as it is.
   *
   * @param request any request
   * @return US dollars; empty if the vendor publishes no price for it, which does not mean that it
   *     is free
   * @throws InvalidRequestException if the request is wrong in itself
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for
   */
  public Optional<BigDecimal> estimate(VideoRequest request) {
    return estimate(request, Fit.EXACT);
  }

  /**
   * What a request would cost.
   *
   * @param request any request
   * @param fit what becomes of it if the model does not offer it as it is
   * @return US dollars; empty if the vendor publishes no price for it, which does not mean that it
   *     is free
   * @throws InvalidRequestException if the request is wrong in itself
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for
   */
  public Optional<BigDecimal> estimate(VideoRequest request, Fit fit) {
    return check(request, fit).estimate();
  }

  /**
   * Checks a request as {@link #create(VideoRequest, Fit)} does, and sends nothing.
   *
   * @param request what to make
   * @param fit what becomes of it if the model does not offer it as it is
   * @return what {@link #create(CheckedRequest)} would submit, with its price
   * @throws InvalidRequestException if the request is wrong in itself
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for
   */
  public CheckedRequest check(VideoRequest request, Fit fit) {
    return check(request, fit, instance);
  }

  private CheckedRequest check(VideoRequest request, Fit fit, String of) {
    Capabilities capabilities =
        calls.call(Operation.CAPABILITIES, of, null, VideoGenerator::capabilities);
    return CheckedRequest.check(request, capabilities, fit, of, this::retrieve);
  }

  /**
   * Submits one paid job, if the model offers exactly what is asked for.
   *
   * <p>A request with a {@linkplain VideoRequest#key() key} is bought once, however often this is
   * called with it: with a journal by any process that shares it, else through this client. While
   * the job runs or when it is completed, a further call returns it as it is now; if it has ended
   * otherwise, with that ({@link dev.videogen.errors.JobFailedException}, {@link
   * dev.videogen.errors.NotFoundException} once it was deleted): a new try needs a new key. After a
   * create that was refused the key is free. While another call is in flight it is a {@link
   * dev.videogen.errors.KeyInUseException}, and with another request an {@link
   * InvalidRequestException}.
   *
   * @param request what to make
   * @return the job as the vendor answered, as a rule QUEUED
   * @throws InvalidRequestException if the request is wrong in itself; nothing was created
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for; nothing was sent
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the job
   *     may exist
   */
  public VideoJob create(VideoRequest request) {
    return create(request, Fit.EXACT);
  }

  /**
   * Submits one paid job.
   *
   * @param request what to make
   * @param fit what becomes of it if the model does not offer it as it is
   * @return the job as the vendor answered, with the {@linkplain VideoJob#adjustments()
   *     adjustments} that were made
   * @throws InvalidRequestException if the request is wrong in itself; nothing was created
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for; nothing was sent
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the job
   *     may exist
   */
  public VideoJob create(VideoRequest request, Fit fit) {
    return create(check(request, fit));
  }

  /**
   * Submits one paid job that was checked before.
   *
   * @param checked what to make, as {@link #check} gave it
   * @return the job as the vendor answered, with the {@linkplain VideoJob#adjustments()
   *     adjustments} that were made
   * @throws InvalidRequestException if the vendor finds the request wrong; nothing was created
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the job
   *     may exist
   */
  public VideoJob create(CheckedRequest checked) {
    async.concurrent().acquire(instanceOf(checked));
    return createInPlace(checked);
  }

  private String instanceOf(CheckedRequest checked) {
    return checked.instance().orElse(instance);
  }

  /** Submits a job in a place that was reserved among those that may be under way. */
  private VideoJob createInPlace(CheckedRequest checked) {
    String of = instanceOf(checked);
    VideoJob created = null;
    try {
      VideoJob job = calls.call(Operation.CREATE, of, null, generator -> generator.create(checked));
      created =
          JobReads.settled(job, of).toBuilder()
              .adjustments(checked.adjustments())
              .tags(checked.request().tags())
              .build();
      return created;
    } finally {
      async.concurrent().settle(of, created);
    }
  }

  /**
   * Reads a job as it is now. A job that this client cancelled, and that the vendor no longer
   * knows, is CANCELLED.
   *
   * @param ref the job
   * @return the job
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConfigurationException if the ref's instance is not configured
   */
  public VideoJob retrieve(JobRef ref) {
    return async.reads().retrieve(ref);
  }

  /**
   * Reads one page of the provider's jobs.
   *
   * @param query limit, order and cursor
   * @return the page
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot list
   */
  public Page<VideoJob> list(ListQuery query) {
    return async.reads().list(instance, query);
  }

  /**
   * Reads all of the provider's jobs, page by page, as the stream is consumed.
   *
   * @param query order, the size of a page, and where to begin
   * @return the jobs; the stream throws what {@link #list} throws
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot list
   */
  public Stream<VideoJob> listAll(ListQuery query) {
    return JobPages.stream(query, this::list);
  }

  /**
   * Asks the vendor to stop a job. This is best effort: the job may run on, or may have ended
   * before, and neither is an error. Whether a cancelled job is charged for is up to the vendor.
   *
   * @param ref the job
   * @return the job as it is after the vendor was asked: CANCELLED, still running, or ended
   *     otherwise
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot cancel
   */
  public VideoJob cancel(JobRef ref) {
    VideoJob seen;
    try {
      VideoJob job =
          calls.callIfSupported(
              Feature.CANCEL,
              Operation.CANCEL,
              ref.instance(),
              ref,
              generator -> generator.cancel(ref.id()));
      seen = JobReads.settled(job, ref.instance());
    } catch (NotFoundException gone) {
      seen = cancelled.find(ref).orElseThrow(() -> gone);
    }
    cancelled.add(seen);
    notes.seen(seen);
    if (seen.status().isTerminal()) {
      async.concurrent().ended(ref);
    }
    return seen;
  }

  /**
   * Deletes a job and its files. A running job is to be {@linkplain #cancel cancelled} first, but
   * for vendors whose one call does both ({@link dev.videogen.capabilities.Support#RACY}).
   *
   * @param ref the job
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConflictException if the job runs
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot delete
   */
  public void delete(JobRef ref) {
    calls.callIfSupported(
        Feature.DELETE,
        Operation.DELETE,
        ref.instance(),
        ref,
        generator -> {
          generator.delete(ref.id());
          return true;
        });
    cancelled.remove(ref);
    async.concurrent().ended(ref);
    notes.deleted(ref);
  }

  /**
   * Submits one paid job that renders a completed one again, a little different.
   *
   * @param ref the completed job, which is rendered again where it is
   * @param prompt what is to be different, not blank
   * @return the new job as the vendor answered
   * @throws InvalidRequestException if the prompt is blank or the vendor refuses it
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConflictException if the job is not completed
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider has no remix
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the new
   *     job may exist
   */
  public VideoJob remix(JobRef ref, String prompt) {
    VideoRequest request = VideoRequest.builder(prompt).source(VideoSource.remix(ref)).build();
    return create(check(request, Fit.EXACT, ref.instance()));
  }

  /**
   * Submits one paid job that changes the video of a completed one.
   *
   * @param ref the completed job, whose video is changed where it is
   * @param prompt what is to be different, not blank
   * @return the new job as the vendor answered
   * @throws InvalidRequestException if the prompt is blank or the vendor refuses it
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConflictException if the job is not completed
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot edit
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the new
   *     job may exist
   */
  public VideoJob edit(JobRef ref, String prompt) {
    VideoRequest request = VideoRequest.builder(prompt).source(VideoSource.edit(ref)).build();
    return create(check(request, Fit.EXACT, ref.instance()));
  }

  /**
   * Submits one paid job that goes on with the video of a completed one.
   *
   * @param ref the completed job, whose video goes on where it is
   * @param prompt what comes next, not blank
   * @param added how much longer it gets
   * @return the new job as the vendor answered
   * @throws InvalidRequestException if the prompt is blank or the vendor refuses it
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConflictException if the job is not completed
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider cannot extend, or not
   *     by so much
   * @throws dev.videogen.errors.SubmissionUncertainException if the response was lost and the new
   *     job may exist
   */
  public VideoJob extend(JobRef ref, String prompt, Duration added) {
    VideoRequest request =
        VideoRequest.builder(prompt).source(VideoSource.extend(ref)).duration(added).build();
    return create(check(request, Fit.EXACT, ref.instance()));
  }

  /**
   * Begins a receiver of the webhooks of this client's {@link #instance()}. What it takes is a
   * reason to read a job; it reads none itself.
   *
   * @return a builder
   * @throws dev.videogen.errors.UnsupportedRequestException if the vendor sends no webhooks whose
   *     signature is known
   * @throws dev.videogen.errors.ConfigurationException if a setting for it is missing
   */
  public WebhookReceiver.Builder webhooks() {
    return calls.call(Operation.OPEN, instance, null, WebhookReceiver::builder);
  }

  /**
   * Asks the vendor for something that costs nothing, to find out whether it is there and takes the
   * key. What is wrong is thrown.
   *
   * @throws dev.videogen.errors.AuthenticationException if the key is wrong
   * @throws dev.videogen.errors.ConnectionException if the vendor cannot be reached
   * @throws dev.videogen.errors.UnsupportedRequestException if the provider knows nothing to ask
   *     for that is free
   */
  public void probe() {
    calls.call(
        Operation.PROBE,
        instance,
        null,
        generator -> {
          generator.probe();
          return true;
        });
  }

  /**
   * Waits until a job has ended, as long as the client's {@code poll-timeout}.
   *
   * @param ref the job
   * @return the job, at any terminal status
   * @throws dev.videogen.errors.WaitTimeoutException if it has not ended by then; it runs on and
   *     has been paid for
   */
  public VideoJob await(JobRef ref) {
    return await(ref, WaitOptions.defaults());
  }

  /**
   * Waits until a job has ended.
   *
   * @param ref the job
   * @param options how long to wait at most, how often to poll, and who listens
   * @return the job, at any terminal status
   * @throws dev.videogen.errors.WaitTimeoutException if it has not ended by then; it runs on and
   *     has been paid for
   */
  public VideoJob await(JobRef ref, WaitOptions options) {
    return jobWait.await(ref, options, () -> retrieve(ref), calls.closed()::get);
  }

  /**
   * The files of a job. Nothing is read yet.
   *
   * @param ref the job
   * @return its first video, from which the others and the pictures are reached
   */
  public Download download(JobRef ref) {
    calls.checkOpen(Operation.DOWNLOAD, instance, ref);
    return new Download(
        new JobFiles(this, ref, time, stallWatch, downloadLimits, needed, notes, events));
  }

  /**
   * Creates a job, waits for it and saves its videos.
   *
   * @param request what to make
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @return the job and the files
   * @throws dev.videogen.errors.JobFailedException if the job ends without a video
   * @throws dev.videogen.errors.LocalStorageException if the target cannot be written, which is
   *     found out before anything is paid for
   */
  public GeneratedVideo generate(VideoRequest request, Path target) {
    return generate(request, target, GenerateOptions.defaults());
  }

  /**
   * Creates a job, waits for it and saves its videos.
   *
   * @param request what to make
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @param options how to create, wait and save
   * @return the job and the files
   * @throws dev.videogen.errors.JobFailedException if the job ends without a video
   * @throws dev.videogen.errors.LocalStorageException if the target cannot be written, which is
   *     found out before anything is paid for
   */
  public GeneratedVideo generate(VideoRequest request, Path target, GenerateOptions options) {
    return generate(check(request, options.fit()), target, options);
  }

  /**
   * Creates a job that was checked before, waits for it and saves its videos.
   *
   * @param checked what to make, as {@link #check} gave it
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @param options how to wait and save; the request was fitted when it was checked
   * @return the job and the files
   * @throws dev.videogen.errors.JobFailedException if the job ends without a video
   * @throws dev.videogen.errors.LocalStorageException if the target cannot be written, which is
   *     found out before anything is paid for
   */
  public GeneratedVideo generate(CheckedRequest checked, Path target, GenerateOptions options) {
    checkTargets(checked, List.of(target), List.of(), options.saving());
    VideoJob created = create(checked);
    JobRef ref = created.ref();
    notes.target(ref, target);
    new GuardedWaitListener(options.waiting().listener()).seen(created);
    if (created.status().isTerminal()) {
      notes.seen(created);
      failUnlessCompleted(created);
    }
    GeneratedVideo video = ErrorContext.ofPaid(ref).run(() -> awaitAndSave(ref, target, options));
    VideoJob job = video.job().toBuilder().adjustments(created.adjustments()).build();
    return new GeneratedVideo(job, video.files());
  }

  /**
   * Submits one paid job on another thread, if the model offers exactly what is asked for.
   *
   * @param request what to make
   * @return a handle, whose future ends with what {@link #create(VideoRequest)} would return or
   *     throw; stopping it before the request is sent creates nothing
   */
  public JobHandle<VideoJob> createAsync(VideoRequest request) {
    return createAsync(request, Fit.EXACT);
  }

  /**
   * Submits one paid job on another thread. Where {@code max-concurrent-jobs} is set, it waits for
   * its turn without a thread.
   *
   * @param request what to make
   * @param fit what becomes of it if the model does not offer it as it is
   * @return a handle, whose future ends with what {@link #create(VideoRequest, Fit)} would return
   *     or throw; stopping it before the request is sent creates nothing
   */
  public JobHandle<VideoJob> createAsync(VideoRequest request, Fit fit) {
    calls.checkOpen(Operation.CREATE, instance, null);
    Objects.requireNonNull(request, "request");
    return async.create(() -> check(request, fit), this::instanceOf, this::createInPlace);
  }

  /**
   * Submits one paid job that was checked before, on another thread.
   *
   * @param checked what to make, as {@link #check} gave it
   * @return a handle, whose future ends with what {@link #create(CheckedRequest)} would return or
   *     throw; stopping it before the request is sent creates nothing
   */
  public JobHandle<VideoJob> createAsync(CheckedRequest checked) {
    calls.checkOpen(Operation.CREATE, instance, null);
    Objects.requireNonNull(checked, "checked");
    return async.create(() -> checked, this::instanceOf, this::createInPlace);
  }

  /**
   * Waits until a job has ended, on no thread of the caller's.
   *
   * @param ref the job
   * @return a handle, whose future ends with what {@link #await(JobRef)} would return or throw
   */
  public JobHandle<VideoJob> awaitAsync(JobRef ref) {
    return awaitAsync(ref, WaitOptions.defaults());
  }

  /**
   * Waits until a job has ended, on no thread of the caller's: as {@code follower().follow(ref,
   * options)}.
   *
   * @param ref the job
   * @param options how long to wait at most, how often to read it at most, and who listens
   * @return a handle, whose future ends with what {@link #await(JobRef, WaitOptions)} would return
   *     or throw
   */
  public JobHandle<VideoJob> awaitAsync(JobRef ref, WaitOptions options) {
    calls.checkOpen(Operation.AWAIT, instance, ref);
    return async.follower().follow(ref, options);
  }

  /**
   * Creates a job, waits for it and saves its videos, on no thread of the caller's.
   *
   * @param request what to make
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @return a handle, whose future ends with what {@link #generate(VideoRequest, Path)} would
   *     return or throw
   */
  public JobHandle<GeneratedVideo> generateAsync(VideoRequest request, Path target) {
    return generateAsync(request, target, GenerateOptions.defaults());
  }

  /**
   * Creates a job, waits for it and saves its videos, on no thread of the caller's. Hundreds may go
   * on at once: they share a few threads and the polls of the {@link #follower()}.
   *
   * @param request what to make
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @param options how to create, wait and save
   * @return a handle, whose future ends with what {@link #generate(VideoRequest, Path,
   *     GenerateOptions)} would return or throw
   */
  public JobHandle<GeneratedVideo> generateAsync(
      VideoRequest request, Path target, GenerateOptions options) {
    calls.checkOpen(Operation.CREATE, instance, null);
    Objects.requireNonNull(request, "request");
    return generateAsync(() -> check(request, options.fit()), target, options);
  }

  /**
   * Creates a job that was checked before, waits for it and saves its videos, on no thread of the
   * caller's.
   *
   * @param checked what to make, as {@link #check} gave it
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}
   * @param options how to wait and save; the request was fitted when it was checked
   * @return a handle, whose future ends with what {@link #generate(CheckedRequest, Path,
   *     GenerateOptions)} would return or throw
   */
  public JobHandle<GeneratedVideo> generateAsync(
      CheckedRequest checked, Path target, GenerateOptions options) {
    calls.checkOpen(Operation.CREATE, instance, null);
    Objects.requireNonNull(checked, "checked");
    return generateAsync(() -> checked, target, options);
  }

  private JobHandle<GeneratedVideo> generateAsync(
      Supplier<CheckedRequest> request, Path target, GenerateOptions options) {
    Objects.requireNonNull(target, "target");
    return async.generate(
        () -> {
          CheckedRequest checked = request.get();
          checkTargets(checked, List.of(target), List.of(), options.saving());
          return checked;
        },
        this::instanceOf,
        checked -> {
          VideoJob created = createInPlace(checked);
          notes.target(created.ref(), target);
          if (created.status().isTerminal()) {
            notes.seen(created);
          }
          return created;
        },
        (created, ended) -> {
          List<SavedFile> files = download(created.ref()).saveAllTo(target, options.saving());
          VideoJob job = ended.toBuilder().adjustments(created.adjustments()).build();
          return new GeneratedVideo(job, files);
        },
        options);
  }

  /**
   * What follows the jobs of this client, of whichever of its instances: for jobs that were created
   * elsewhere or before a restart, and to be told of webhooks. It is stopped when the client is
   * closed.
   *
   * @return always the same follower
   */
  public JobFollower follower() {
    return async.follower();
  }

  /**
   * Finds out whether the files of a job can be saved before it is paid for: as {@link
   * Download#checkTargets} does, and none of them may replace the journal, a file of settings, or a
   * file that the request is made from. {@link #generate} does that by itself for the video.
   *
   * @param checked what to make
   * @param targets where files are to be saved, such as a video and its thumbnail; of several
   *     variants each stands for {@code name-1.mp4}, {@code name-2.mp4} and so on
   * @param kept more files that are not to be replaced, such as one that the prompt was read from
   * @param options how they are to be saved
   * @throws dev.videogen.errors.LocalStorageException if saving one of them would fail now, or
   *     would replace another or one of those
   */
  public void checkTargets(
      CheckedRequest checked, List<Path> targets, List<Path> kept, SaveOptions options) {
    int variants = checked.request().variants();
    TargetCheck.check(
        targets.stream().flatMap(each -> VariantFiles.of(each, variants).stream()).toList(),
        Stream.of(
                needed.stream(),
                checked.files().stream()
                    .map(file -> new NeededFile(file, "an input of the request")),
                kept.stream().map(file -> new NeededFile(file, "a file that is to be kept")))
            .flatMap(files -> files)
            .toList(),
        options);
  }

  /**
   * Waits for a job and saves its videos: the second half of {@link #generate}, for a job that was
   * created earlier or by {@link #remix}.
   *
   * @param ref the job
   * @param target where to save the video; several variants go to {@code name-1.mp4}, {@code
   *     name-2.mp4}. {@link Download#checkTarget} tells beforehand whether it can be written
   * @param options how to wait and save
   * @return the job and the files
   * @throws dev.videogen.errors.JobFailedException if the job ends without a video
   * @throws dev.videogen.errors.WaitTimeoutException if it has not ended in time; it runs on and
   *     has been paid for
   */
  public GeneratedVideo save(JobRef ref, Path target, GenerateOptions options) {
    calls.checkOpen(Operation.AWAIT, instance, ref);
    notes.target(ref, target);
    return awaitAndSave(ref, target, options);
  }

  private GeneratedVideo awaitAndSave(JobRef ref, Path target, GenerateOptions options) {
    VideoJob ended = await(ref, options.waiting());
    failUnlessCompleted(ended);
    return new GeneratedVideo(ended, download(ref).saveAllTo(target, options.saving()));
  }

  private static void failUnlessCompleted(VideoJob ended) {
    if (ended.status() != JobStatus.COMPLETED) {
      throw JobFailedException.of(ended, Operation.AWAIT);
    }
  }

  /**
   * Closes the providers that were opened. Waits in progress end with {@link
   * ClientClosedException}, which names the job; a create that was sent is not torn off, and what
   * is queued is not sent. Closing twice does nothing.
   */
  @Override
  public void close() {
    if (calls.closed().compareAndSet(false, true)) {
      async.close();
      generators.close();
    }
  }

  /** Opens a file of a job, for {@link Download}. */
  MediaStream open(JobRef ref, VideoOutput output, Asset asset, ByteRange range) {
    if (asset == Asset.VIDEO) {
      BucketOutput.refuse(output, ref);
    }
    Function<VideoGenerator, MediaStream> open = generator -> generator.open(output, asset, range);
    return switch (asset) {
      case VIDEO -> calls.call(Operation.DOWNLOAD, ref.instance(), ref, open);
      case THUMBNAIL ->
          calls.callIfSupported(Feature.THUMBNAIL, Operation.DOWNLOAD, ref.instance(), ref, open);
      case SPRITESHEET ->
          calls.callIfSupported(Feature.SPRITESHEET, Operation.DOWNLOAD, ref.instance(), ref, open);
    };
  }

  /** Builds a {@link VideoClient}. Not safe for use by several threads. */
  public static final class Builder {

    private final Configuration.Builder configuration = Configuration.builder();
    private @Nullable VideoGenerator generator;
    private @Nullable TimeSource time;
    private @Nullable Journal journal;
    private @Nullable SpendingLimits budget;
    private VideoEventListener events = VideoEventListener.none();
    private UnaryOperator<VideoGenerator> decorator = UnaryOperator.identity();

    private Builder() {}

    /**
     * Sets a setting, before all other places.
     *
     * @param name its full name, such as {@code videogen.provider}
     * @param value its value
     * @return this builder
     */
    public Builder set(String name, String value) {
      configuration.set(name, value);
      return this;
    }

    /**
     * Reads the settings of an app's own configuration and no place of this process: what a
     * framework does that has read them all, such as Spring with its environment.
     *
     * @param settings full names and values, videogen's and others; what is {@linkplain #set set}
     *     in code goes before them
     * @return this builder
     */
    public Builder only(Map<String, String> settings) {
      configuration.only(settings);
      return this;
    }

    /**
     * Gives something that is no string to the provider, such as a credential.
     *
     * @param type by what the provider looks for it
     * @param component the object
     * @param <T> its type
     * @return this builder
     */
    public <T> Builder component(Class<T> type, T component) {
      configuration.component(type, component);
      return this;
    }

    /**
     * Uses a generator instead of the provider that is configured. Nothing but what is {@linkplain
     * #set set} in code is then read.
     *
     * @param value such as a fake, or any generator in a decorator
     * @return this builder
     */
    public Builder generator(VideoGenerator value) {
      this.generator = Objects.requireNonNull(value, "generator");
      return this;
    }

    /**
     * Sets the clock by which the client and its providers wait.
     *
     * @param value the clock; unless set, that of the {@link #generator}, else the system's
     * @return this builder
     */
    public Builder time(TimeSource value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Notes each create before it is sent, and what becomes of its job, so that none is lost
     * whenever this process ends. {@link dev.videogen.recovery.JournalRecovery} then finishes what
     * was left.
     *
     * @param value where it is noted; unless set, in the file that the setting {@code
     *     videogen.journal.file} names, if it is set
     * @return this builder
     */
    public Builder journal(Journal value) {
      this.journal = Objects.requireNonNull(value, "journal");
      return this;
    }

    /**
     * Limits what is spent: a create that would pass a limit is refused with {@link
     * dev.videogen.errors.BudgetExceededException}. What was spent before is known by the {@link
     * #journal}; without one, counting begins with this client.
     *
     * @param value the limits; unless set, those of the settings {@code videogen.budget.per-job},
     *     {@code budget.per-day}, {@code budget.total} and {@code budget.unknown-price}
     * @return this builder
     */
    public Builder budget(SpendingLimits value) {
      this.budget = Objects.requireNonNull(value, "budget");
      return this;
    }

    /**
     * Puts every generator of the client in a decorator, whichever instance it is of. It stands
     * outside of journal and budget: whatever it sends, and sends again, is noted and counted, and
     * what it returns by itself is not.
     *
     * @param value makes a decorator, such as a {@link dev.videogen.spi.ForwardingVideoGenerator},
     *     of a generator; called again, the later ones stand outside of the earlier ones
     * @return this builder
     */
    public Builder decorate(UnaryOperator<VideoGenerator> value) {
      UnaryOperator<VideoGenerator> inner = decorator;
      this.decorator = generator -> value.apply(inner.apply(generator));
      return this;
    }

    /**
     * Sets who is told what happens below the calls: attempts, waits, polls, transfers, files
     * saved. Of a {@link #generator} that was opened elsewhere, attempts and waits are not told.
     *
     * @param value the listener; an exception of it is logged and changes nothing
     * @return this builder
     */
    public Builder events(VideoEventListener value) {
      this.events = new GuardedEventListener(Objects.requireNonNull(value, "events"));
      configuration.component(VideoEventListener.class, events);
      return this;
    }

    /**
     * Opens the client. Nothing is sent to a vendor yet.
     *
     * @return a client, to be closed by the caller
     * @throws dev.videogen.errors.ConfigurationException if no provider is configured, or it is not
     *     there, or a setting is missing or wrong
     */
    public VideoClient build() {
      if (generator != null) {
        TimeSource clock = time == null ? generator.time() : time;
        Configuration inCode =
            configuration.only(Map.of()).providers(List.of()).time(clock).build();
        Safeguards safeguards = Safeguards.of(inCode, journal, budget, clock);
        return new VideoClient(
            Generators.of(generator),
            generator.name(),
            clock,
            inCode,
            safeguards,
            decorator,
            events);
      }
      TimeSource clock = time == null ? TimeSource.system() : time;
      Configuration configured = configuration.time(clock).build();
      String instance = configured.provider();
      Safeguards safeguards = Safeguards.of(configured, journal, budget, clock);
      Generators generators = Generators.of(configured.open());
      try {
        generators.generator(instance);
      } catch (RuntimeException failed) {
        generators.close();
        throw failed;
      }
      return new VideoClient(
          generators, instance, clock, configured, safeguards, decorator, events);
    }
  }
}
