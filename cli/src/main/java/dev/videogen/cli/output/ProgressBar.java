package dev.videogen.cli.output;

import dev.videogen.internal.text.Printable;
import dev.videogen.spi.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One line of a terminal, drawn again and again: what is being done, a bar if it is known how much
 * is done, and the time it has taken.
 */
public final class ProgressBar implements Progress {

  private static final String TO_LINE_START = "\r";
  private static final String ERASE_TO_LINE_END = "\u001b[K";
  private static final int MAX_CELLS = 40;
  private static final int MIN_CELLS = 5;

  private final PrintWriter err;
  private final int columns;
  private final TimeSource time;
  private final Runnable stop;
  private final long start;
  private String what = "";
  private OptionalInt percent = OptionalInt.empty();
  private boolean closed;

  /** A bar that is drawn when it is told of something. */
  ProgressBar(PrintWriter err, int columns, TimeSource time) {
    this(err, columns, time, () -> {});
  }

  private ProgressBar(PrintWriter err, int columns, TimeSource time, Runnable stop) {
    this.err = err;
    this.columns = columns;
    this.time = time;
    this.stop = stop;
    this.start = time.nanoTime();
  }

  /** A bar that is drawn every second besides, so that the time it shows goes on. */
  public static ProgressBar ticking(PrintWriter err, int columns, TimeSource time) {
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    ProgressBar bar = new ProgressBar(err, columns, time, ticks::shutdownNow);
    ScheduledFuture<?> unused = ticks.scheduleAtFixedRate(bar::draw, 1, 1, TimeUnit.SECONDS);
    return bar;
  }

  @Override
  public synchronized void show(String nowDoing, OptionalInt percentDone) {
    this.what = Printable.line(nowDoing);
    this.percent = percentDone;
    draw();
  }

  private synchronized void draw() {
    if (!closed && !what.isEmpty()) {
      Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
      err.print(TO_LINE_START + line(what, percent, elapsed, columns) + ERASE_TO_LINE_END);
      err.flush();
    }
  }

  /** Takes the line away, so that what is printed next begins where it began. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop.run();
      if (!what.isEmpty()) {
        err.print(TO_LINE_START + ERASE_TO_LINE_END);
        err.flush();
      }
    }
  }

  /** The line: always shorter than the terminal is wide, since a full one would wrap. */
  static String line(String what, OptionalInt percent, Duration elapsed, int columns) {
    String clock = Formats.clock(elapsed);
    String figure = percent.isPresent() ? String.format("%3d %%  ", percent.getAsInt()) : "";
    int cells = Math.min(MAX_CELLS, columns - what.length() - figure.length() - clock.length() - 7);
    String bar = percent.isPresent() && cells >= MIN_CELLS ? bar(percent.getAsInt(), cells) : "";
    String line = what + "  " + bar + figure + clock;
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }

  private static String bar(int percent, int cells) {
    int full = cells * Math.max(0, Math.min(100, percent)) / 100;
    return "[" + "#".repeat(full) + "-".repeat(cells - full) + "] ";
  }
}
