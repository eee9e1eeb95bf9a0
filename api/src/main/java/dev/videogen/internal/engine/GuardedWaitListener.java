package dev.videogen.internal.engine;

import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose exceptions are logged and change nothing, so that no wait is lost to it.
 *
 * @param listener what is called
 */
public record GuardedWaitListener(WaitListener listener) implements WaitListener {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedWaitListener.class);

  @Override
  public void seen(VideoJob job) {
    try {
      listener.seen(job);
    } catch (RuntimeException broken) {
      LOG.warn("The listener {} failed at job {}; the wait goes on", listener, job.ref(), broken);
    }
  }
}
