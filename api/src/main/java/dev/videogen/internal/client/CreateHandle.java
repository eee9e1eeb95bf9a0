package dev.videogen.internal.client;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.follow.JobHandle;
import dev.videogen.internal.engine.HandleResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A create that goes on. Stopped before it is sent, it ends; after that, it ends as it would. */
final class CreateHandle implements JobHandle<VideoJob> {

  private final HandleResult<VideoJob> result;
  private volatile @Nullable PaidCreate create;
  private volatile @Nullable JobRef ref;

  CreateHandle(Executor callbacks) {
    this.result = new HandleResult<>(null, callbacks, this::prevent);
  }

  void start(PaidCreate paid) {
    create = paid;
    paid.start();
  }

  void created(VideoJob job) {
    ref = job.ref();
    result.seen(job);
    result.complete(job);
  }

  void failed(Throwable failure) {
    result.fail(failure);
  }

  private boolean prevent() {
    PaidCreate paid = create;
    return paid != null && paid.prevent();
  }

  @Override
  public Optional<JobRef> ref() {
    return Optional.ofNullable(ref);
  }

  @Override
  public CompletableFuture<VideoJob> future() {
    return result.future();
  }

  @Override
  public Flow.Publisher<VideoJob> events() {
    return result.events();
  }

  @Override
  public void stop() {
    if (prevent()) {
      result.future().cancel(false);
    }
  }

  @Override
  public VideoJob join() {
    return result.join(ref);
  }

  @Override
  public String toString() {
    return "JobHandle[" + (ref == null ? "being created" : ref) + "]";
  }
}
