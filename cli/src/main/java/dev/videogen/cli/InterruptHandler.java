package dev.videogen.cli;

import dev.videogen.JobRef;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.session.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an interrupt of the working thread, and keeps the process alive until that has
 * said which job runs on and how to pick it up. A second Ctrl-C ends the process at once.
 */
final class InterruptHandler {

  private static final long SHUTDOWN_TIMEOUT_SECONDS = 25;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Session session;

  private InterruptHandler(Session session) {
    this.session = session;
  }

  /** From now on this thread is interrupted when the process is told to end. */
  static InterruptHandler ofThisThread(Session session) {
    InterruptHandler interrupts = new InterruptHandler(session);
    Thread worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interrupts.interrupt(worker), "interrupts"));
    return interrupts;
  }

  /** The work is done, so there is nothing to wait for. */
  void finished() {
    finished.countDown();
  }

  private void interrupt(Thread worker) {
    if (finished.getCount() == 0) {
      return;
    }
    onNextInterrupt(this::endNow);
    worker.interrupt();
    try {
      boolean unused = finished.await(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void endNow() {
    if (finished.getCount() == 0) {
      return;
    }
    session.terminal().err().println(whatIsLost(session.created()));
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.value());
  }

  /** What somebody has to know who did not wait for the end. */
  static String whatIsLost(Optional<JobRef> job) {
    String ended = "videogen: ended at once. ";
    return job.map(
            ref ->
                ended
                    + "The job "
                    + ref
                    + " runs on. Pick it up with: "
                    + ResumeHint.pickUp(ref, null))
        .orElse(
            ended
                + "What was sent may have been paid for, also where no job is named above: before"
                + " it is sent again, look for it with videogen list, or videogen journal where"
                + " there is a journal.");
  }

  /**
   * Has the next Ctrl-C do something: a virtual machine that shuts down ignores it. Its interface
   * for that is no standard; where it is missing, all stays as it is.
   */
  private static void onNextInterrupt(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object running =
          Proxy.newProxyInstance(
              InterruptHandler.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), running);
    } catch (ReflectiveOperationException | RuntimeException notThere) {
      // As before: the process ends when the work has.
    }
  }
}
