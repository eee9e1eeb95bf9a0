package dev.videogen.spring.internal.durable;

import dev.videogen.durable.DurableVideos;
import dev.videogen.spring.internal.client.ClientLifecycle;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Begins this node's work on purchases before the web server takes requests, and ends it after the
 * web server has drained them and ended: no step is begun any more, those under way are waited for,
 * and the rest is for other nodes. The client goes on until then.
 *
 * <p>A context that is stopped to be started again, as those of tests are between uses, goes on
 * working.
 */
final class DurableLifecycle
    implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {

  /** Between the end of the web server and that of the client. */
  static final int PHASE = ClientLifecycle.PHASE + 1024;

  private final DurableVideos videos;
  private final ApplicationContext context;
  private volatile boolean running;
  private volatile boolean closing;
  private boolean started;
  private boolean ended;

  DurableLifecycle(DurableVideos videos, ApplicationContext context) {
    this.videos = videos;
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
  public synchronized void start() {
    running = true;
    if (!started) {
      started = true;
      videos.start();
    }
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
    if (!closing) {
      running = false;
      callback.run();
      return;
    }
    Thread ending =
        new Thread(
            () -> {
              try {
                end();
              } finally {
                running = false;
                callback.run();
              }
            },
            "videogen-durable-stop");
    ending.start();
  }

  /** Where steps took longer than Spring waits: the client is not closed before they have ended. */
  @Override
  public void destroy() {
    end();
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      videos.close();
    }
  }
}
