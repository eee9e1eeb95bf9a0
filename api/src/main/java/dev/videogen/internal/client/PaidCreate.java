package dev.videogen.internal.client;

import dev.videogen.VideoJob;
import dev.videogen.spi.CheckedRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A create that another thread makes: it is checked, waits for its turn, and is sent. Until it is
 * sent it can be prevented; from then on it is not torn off.
 *
 * <p>Safe for use by many threads.
 */
final class PaidCreate {

  /** What is to be created, and who is told of what comes of it: one of the two is called once. */
  record Steps(
      Supplier<CheckedRequest> check,
      Function<CheckedRequest, String> instance,
      Function<CheckedRequest, VideoJob> create,
      Consumer<VideoJob> created,
      Consumer<Throwable> failed) {}

  private enum State {
    WAITING,
    SENT,
    PREVENTED
  }

  private final Steps steps;
  private final ConcurrentJobs concurrent;
  private final Executor creates;
  private State state = State.WAITING;
  private @Nullable CompletableFuture<Void> place;

  PaidCreate(Steps steps, ConcurrentJobs concurrent, Executor creates) {
    this.steps = steps;
    this.concurrent = concurrent;
    this.creates = creates;
  }

  void start() {
    creates.execute(this::check);
  }

  /** Prevents the create; false if it was sent, and its end will be told. */
  boolean prevent() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      if (state == State.SENT) {
        return false;
      }
      state = State.PREVENTED;
      waiting = place;
    }
    if (waiting != null) {
      waiting.cancel(false);
    }
    return true;
  }

  private synchronized boolean isPrevented() {
    return state == State.PREVENTED;
  }

  private void check() {
    if (isPrevented()) {
      return;
    }
    CheckedRequest checked;
    CompletableFuture<Void> turn;
    try {
      checked = steps.check().get();
      turn = concurrent.reserve(steps.instance().apply(checked));
    } catch (RuntimeException | Error refused) {
      steps.failed().accept(refused);
      return;
    }
    boolean prevented;
    synchronized (this) {
      place = turn;
      prevented = state == State.PREVENTED;
    }
    if (prevented && turn.cancel(false)) {
      return;
    }
    boolean atOnce = turn.isDone();
    CompletableFuture<?> unused =
        turn.whenComplete(
            (granted, refused) -> {
              if (refused == null && atOnce) {
                send(checked);
              } else if (refused == null) {
                creates.execute(() -> send(checked));
              } else if (!turn.isCancelled()) {
                steps.failed().accept(refused);
              }
            });
  }

  private void send(CheckedRequest checked) {
    synchronized (this) {
      if (state == State.WAITING) {
        state = State.SENT;
      }
    }
    if (isPrevented()) {
      concurrent.release(steps.instance().apply(checked));
      return;
    }
    VideoJob job;
    try {
      job = steps.create().apply(checked);
    } catch (RuntimeException | Error failure) {
      steps.failed().accept(failure);
      return;
    }
    steps.created().accept(job);
  }
}
