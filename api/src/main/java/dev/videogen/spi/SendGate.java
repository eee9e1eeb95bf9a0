package dev.videogen.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides, last thing before a paid request goes to the socket, whether it may still be sent.
 *
 * <p>A provider asks the {@linkplain CheckedRequest#gate() gate} of a create on each of its
 * attempts, when all that may take time lies behind: permits, tokens, connections. So who has
 * reserved a create for a limited time knows that nothing is sent after it.
 *
 * <p>Implementations return at once and are safe for use by many threads.
 */
@FunctionalInterface
public interface SendGate {

  /**
   * Lets the request pass.
   *
   * @throws dev.videogen.errors.VideoException if it must not be sent any more; it says that it was
   *     not {@linkplain dev.videogen.errors.VideoException#billed() billed}, and ends the create
   */
  void beforeSending();

  /**
   * How long an attempt that was let pass may be under way, so that who has reserved the create
   * knows when nothing of it can come any more.
   *
   * @return a limit beside the provider's own, of which the shorter holds; empty if there is none
   */
  default Optional<Duration> maxTime() {
    return Optional.empty();
  }
}
