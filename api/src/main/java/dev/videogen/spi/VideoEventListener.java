package dev.videogen.spi;

/**
 * Receives what happens below the calls of an app, as {@code VideoClient.builder().events(...)}
 * sets it. It is called by the thread that does the work, while it does, so it must be quick. What
 * it throws is logged and changes nothing.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface VideoEventListener {

  /**
   * Receives an event. Further kinds of events may come with new versions.
   *
   * @param event what happened
   */
  void on(VideoEvent event);

  /**
   * A listener that ignores everything.
   *
   * @return the listener that is used unless one is set
   */
  static VideoEventListener none() {
    return event -> {};
  }
}
