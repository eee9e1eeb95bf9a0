package dev.videogen.internal.download;

import dev.videogen.SaveListener;
import dev.videogen.spi.TimeSource;
import java.time.Duration;

/** Tells a listener how far a save has come: ten times a second at most, and at the end. */
final class SaveProgress {

  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final SaveListener listener;
  private final TimeSource time;
  private long last;
  private boolean told;

  SaveProgress(SaveListener listener, TimeSource time) {
    this.listener = listener;
    this.time = time;
  }

  /** Some more bytes are there. */
  void moved(Transfer transfer) {
    long now = time.nanoTime();
    if (!told || now - last >= PAUSE) {
      told = true;
      last = now;
      listener.saved(transfer.saved(), transfer.total());
    }
  }

  /** All of them are there. */
  void ended(Transfer transfer) {
    listener.saved(transfer.saved(), transfer.total());
  }
}
