package dev.videogen.spring.internal.client;

import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several listeners as one. What one of them throws is logged, and the others are called all the
 * same.
 *
 * @param listeners the listeners, called in this order
 */
public record EventListeners(List<VideoEventListener> listeners) implements VideoEventListener {

  private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

  /**
   * A copy of the list.
   *
   * @param listeners the listeners
   */
  public EventListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void on(VideoEvent event) {
    for (VideoEventListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException broken) {
        LOG.warn("{} failed on an event of {}", listener, event.instance(), broken);
      }
    }
  }
}
