package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.internal.engine.AwaitedJob;
import dev.videogen.internal.engine.HandleResult;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One wait for one job, and where it stands in the follower's order. Kept small, for there may be a
 * hundred thousand. What is not final is guarded by the lock of the {@link FollowLoop}.
 */
final class FollowedJob implements JobHandle<VideoJob> {

  final AwaitedJob wait;

  /** Nanoseconds of the shortest pause between two polls. */
  final long pause;

  final long followedAt;
  private final HandleResult<VideoJob> result;

  /** When it is to be read next, when given up; counted from the follower's start. */
  long due;

  long deadline;
  int dueAt = JobHeap.NOWHERE;
  int deadlineAt = JobHeap.NOWHERE;

  /** When it was last read, and how old it was when it was followed. */
  long readAt = Long.MIN_VALUE;

  long ageAtFirst;
  @Nullable Instant createdAt;

  /** How many polls showed it. */
  int polls;

  /** Another wait for the same job. */
  @Nullable FollowedJob sibling;

  /** The sweep that is to show it; 0 once it did. */
  int sweep;

  /** Whether it is read alone, for a page did not show it or did not tell enough. */
  boolean alone;

  /** Whether it is read before all others, for an event told of it. */
  boolean urgent;

  /** Whether it is being read; then it is in no order. */
  boolean reading;

  /** Whether it is past its deadline and read for the last time. */
  boolean last;

  boolean ended;

  /**
   * A wait that is not followed yet.
   *
   * @param wait its states
   * @param pause nanoseconds of the shortest pause between two polls
   * @param deadline how many nanoseconds from now it is given up
   * @param loop what follows it
   * @param listener who is told of every poll; null for nobody
   * @param callbacks runs what apps hang on it
   */
  FollowedJob(
      AwaitedJob wait,
      long pause,
      long deadline,
      FollowLoop loop,
      @Nullable WaitListener listener,
      Executor callbacks) {
    this.wait = wait;
    this.pause = pause;
    this.followedAt = loop.now();
    this.due = followedAt;
    this.deadline = followedAt + deadline;
    this.result = new HandleResult<>(listener, callbacks, () -> loop.stop(this));
  }

  String id() {
    return wait.ref().id();
  }

  HandleResult<VideoJob> result() {
    return result;
  }

  @Override
  public Optional<JobRef> ref() {
    return Optional.of(wait.ref());
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
    result.future().cancel(false);
  }

  @Override
  public VideoJob join() {
    return result.join(wait.ref());
  }

  @Override
  public String toString() {
    return "JobHandle[" + wait.ref() + "]";
  }
}
