package dev.videogen.internal.client;

import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose exceptions change nothing.
 *
 * @param listener what is called
 */
public record GuardedEventListener(VideoEventListener listener) implements VideoEventListener {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedEventListener.class);

  @Override
  public void on(VideoEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException broken) {
      LOG.warn("The event listener {} failed", listener, broken);
    }
  }
}
