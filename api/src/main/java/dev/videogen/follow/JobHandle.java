package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Something that goes on for a job while the app does something else: a create, a wait, a wait with
 * its file saved.
 *
 * <p>Safe for use by many threads. What hangs on the future and what subscribes to the events runs
 * on the JVM's common pool, one update of a job at a time; it holds up no other job.
 *
 * @param <T> what comes of it
 */
public interface JobHandle<T> {

  /**
   * The job.
   *
   * @return its ref; empty as long as it is not created, and for good if it never was
   */
  Optional<JobRef> ref();

  /**
   * What comes of it. It ends with the same {@link dev.videogen.errors.VideoException} that the
   * blocking call would throw, with {@link java.util.concurrent.CancellationException} once it was
   * stopped, and with {@link dev.videogen.errors.ClientClosedException} if the client is closed
   * before. Cancelling the future is {@link #stop()}.
   *
   * @return always the same future
   */
  CompletableFuture<T> future();

  /**
   * The job of every poll that succeeded. A subscriber that is slow, or asks for little, gets the
   * newest and not those between; who subscribes late gets the last one first. It completes after
   * the future does, and fails with what the future failed with.
   *
   * @return a publisher that any number may subscribe to
   */
  Flow.Publisher<VideoJob> events();

  /**
   * Ends this wait and nothing else: the job runs on, and others who wait for it wait on. What is
   * queued is not sent; a create that is under way is not torn off, so that its job is not lost: it
   * takes effect after it, and the {@link #ref()} is then there. A file that is being saved is
   * given up.
   */
  void stop();

  /**
   * Waits for the {@link #future()} by blocking.
   *
   * @return what comes of it
   * @throws dev.videogen.errors.VideoException as the blocking call would throw it
   * @throws dev.videogen.errors.VideoInterruptedException if the thread is or becomes interrupted;
   *     the job is followed on
   * @throws java.util.concurrent.CancellationException if it was stopped
   */
  T join();
}
