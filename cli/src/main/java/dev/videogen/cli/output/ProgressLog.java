package dev.videogen.cli.output;

import dev.videogen.spi.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Lines for a log: one whenever something else is being done, one for every tenth of it, and one
 * for every minute without either.
 */
public final class ProgressLog implements Progress {

  private static final int STEP = 10;
  private static final Duration MAX_SILENCE = Duration.ofMinutes(1);

  private final PrintWriter err;
  private final TimeSource time;
  private final long start;
  private String lastWhat = "";
  private int lastStep;
  private Duration lastTime = Duration.ZERO;

  public ProgressLog(PrintWriter err, TimeSource time) {
    this.err = err;
    this.time = time;
    this.start = time.nanoTime();
  }

  @Override
  public synchronized void show(String what, OptionalInt percent) {
    Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
    int step = percent.orElse(0) / STEP;
    boolean silentForLong = elapsed.minus(lastTime).compareTo(MAX_SILENCE) >= 0;
    if (!what.equals(lastWhat) || step > lastStep || silentForLong) {
      String figure = percent.isPresent() ? " " + percent.getAsInt() + " %" : "";
      err.println(Formats.clock(elapsed) + " " + what + figure);
      lastWhat = what;
      lastStep = step;
      lastTime = elapsed;
    }
  }

  @Override
  public void close() {
    // Lines stay.
  }
}
