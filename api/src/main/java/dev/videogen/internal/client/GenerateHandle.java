package dev.videogen.internal.client;

import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.WaitOptions;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.follow.JobFollower;
import dev.videogen.follow.JobHandle;
import dev.videogen.internal.engine.ErrorContext;
import dev.videogen.internal.engine.HandleResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A create, the wait for its job and the saving of its files, one after the other. */
final class GenerateHandle implements JobHandle<GeneratedVideo> {

  private final JobFollower follower;
  private final GenerateOptions options;
  private final BiFunction<VideoJob, VideoJob, GeneratedVideo> save;
  private final Executor downloads;
  private final HandleResult<GeneratedVideo> result;
  private final Object lock = new Object();
  private volatile @Nullable JobRef ref;
  private @Nullable PaidCreate create;
  private @Nullable JobHandle<VideoJob> wait;
  private @Nullable Thread saving;
  private boolean stopped;

  GenerateHandle(
      JobFollower follower,
      GenerateOptions options,
      BiFunction<VideoJob, VideoJob, GeneratedVideo> save,
      Executor downloads,
      Executor callbacks) {
    this.follower = follower;
    this.options = options;
    this.save = save;
    this.downloads = downloads;
    WaitListener listener = options.waiting().listener();
    this.result =
        new HandleResult<>(
            listener == WaitOptions.defaults().listener() ? null : listener, callbacks, this::halt);
  }

  void start(PaidCreate paid) {
    synchronized (lock) {
      create = paid;
    }
    paid.start();
  }

  void created(VideoJob job) {
    ref = job.ref();
    result.seen(job);
    synchronized (lock) {
      create = null;
      if (!stopped) {
        if (job.status().isTerminal()) {
          ended(job, job);
          return;
        }
        wait = follower.follow(job.ref(), options.waiting().listener(result::seen));
        CompletableFuture<?> unused =
            wait.future().whenComplete((end, failure) -> waited(job, end, failure));
        return;
      }
    }
    result.future().cancel(false);
  }

  void failed(Throwable failure) {
    JobRef created = ref;
    result.fail(
        created != null && failure instanceof VideoException known
            ? ErrorContext.ofPaid(created).finished(known)
            : failure);
  }

  private void waited(VideoJob created, @Nullable VideoJob end, @Nullable Throwable failure) {
    if (end != null) {
      ended(created, end);
    } else if (failure != null) {
      failed(failure);
    }
  }

  private void ended(VideoJob created, VideoJob end) {
    if (end.status() == JobStatus.COMPLETED) {
      downloads.execute(() -> save(created, end));
    } else {
      failed(JobFailedException.of(end, Operation.AWAIT));
    }
  }

  private void save(VideoJob created, VideoJob end) {
    synchronized (lock) {
      if (stopped) {
        return;
      }
      saving = Thread.currentThread();
    }
    try {
      result.complete(save.apply(created, end));
    } catch (RuntimeException | Error failure) {
      failed(failure);
    } finally {
      synchronized (lock) {
        saving = null;
        // An interrupt that came late is not to meet whatever the thread does next.
        Thread.interrupted();
      }
    }
  }

  /** Ends what goes on; false if a create was sent, which must end first. */
  private boolean halt() {
    PaidCreate paid;
    JobHandle<VideoJob> waiting;
    synchronized (lock) {
      stopped = true;
      paid = create;
      waiting = wait;
      if (saving != null) {
        saving.interrupt();
      }
    }
    if (waiting != null) {
      waiting.stop();
    }
    return paid == null || paid.prevent();
  }

  @Override
  public Optional<JobRef> ref() {
    return Optional.ofNullable(ref);
  }

  @Override
  public CompletableFuture<GeneratedVideo> future() {
    return result.future();
  }

  @Override
  public Flow.Publisher<VideoJob> events() {
    return result.events();
  }

  @Override
  public void stop() {
    if (halt()) {
      result.future().cancel(false);
    }
  }

  @Override
  public GeneratedVideo join() {
    return result.join(ref);
  }

  @Override
  public String toString() {
    return "JobHandle[" + (ref == null ? "being created" : ref) + "]";
  }
}
