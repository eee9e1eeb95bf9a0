package dev.videogen.spring.internal.client;

import dev.videogen.JobRef;
import dev.videogen.follow.JobFollower;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the client's work when the app is shut down: after the web server has drained its requests
 * and ended, it waits until no create is under way, stops the follower, and hands over the jobs
 * that were still followed. The client itself is closed with the other beans, after those that use
 * it.
 *
 * <p>A context that is stopped to be started again, as those of tests are between uses, goes on
 * following.
 */
public final class ClientLifecycle
    implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {

  /**
   * When this ends: Boot's graceful shutdown is 1024 below the default phase and the web server
   * 2048, and what is lower ends later.
   */
  public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private static final Logger LOG = LoggerFactory.getLogger(ClientLifecycle.class);

  private final JobFollower follower;
  private final ClientActivity activity;
  private final Consumer<List<JobRef>> openJobs;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean running;
  private volatile boolean closing;
  private final ApplicationContext context;

  /**
   * The lifecycle of a client.
   *
   * @param follower the client's
   * @param activity what the client does
   * @param openJobs takes the jobs that were still followed, one or more
   * @param context whose end is that of the client
   */
  public ClientLifecycle(
      JobFollower follower,
      ClientActivity activity,
      Consumer<List<JobRef>> openJobs,
      ApplicationContext context) {
    this.follower = follower;
    this.activity = activity;
    this.openJobs = openJobs;
    this.context = context;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closing |= event.getApplicationContext() == context;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /**
   * Spring waits for the callback as long as {@code spring.lifecycle.timeout-per-shutdown-phase}.
   */
  @Override
  public void stop(Runnable callback) {
    activity.whenIdle(
        () -> {
          try {
            if (closing) {
              end();
            }
          } finally {
            running = false;
            callback.run();
          }
        });
  }

  /** Where a create took longer than Spring waits, or the app did not start. */
  @Override
  public void destroy() {
    end();
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      List<JobRef> open = follower.stop();
      if (!open.isEmpty()) {
        handOver(open);
      }
    }
  }

  private void handOver(List<JobRef> open) {
    try {
      openJobs.accept(open);
    } catch (RuntimeException failed) {
      LOG.error("these jobs have been paid for, run on, and were not taken: {}", open, failed);
    }
  }
}
