package dev.videogen.cli.output;

import dev.videogen.internal.text.Printable;
import dev.videogen.spi.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Several jobs at once on standard error: a line for each that is drawn again and again where a
 * person looks on, else the lines of a log, each with the number of its job. Safe for use by many
 * threads.
 */
public final class ProgressBars implements AutoCloseable {

  /** More lines may be more than a terminal is high, and then they cannot be drawn again. */
  private static final int MAX_BARS = 20;

  private static final String ERASE_TO_LINE_END = "\u001b[K";

  private final Terminal terminal;
  private final TimeSource time;
  private final long start;
  private final boolean drawn;
  private final List<Line> lines = new ArrayList<>();
  private int above;
  private boolean closed;

  /**
   * The progress of jobs, of which none is known yet.
   *
   * @param terminal where it is shown
   * @param time the clock by which it is measured
   * @param count how many jobs there are
   * @param drawn whether lines may be drawn again
   */
  public ProgressBars(Terminal terminal, TimeSource time, int count, boolean drawn) {
    this.terminal = terminal;
    this.time = time;
    this.start = time.nanoTime();
    this.drawn = drawn && count <= MAX_BARS;
    for (int number = 1; number <= count; number++) {
      lines.add(new Line(number));
    }
  }

  /** The progress of one job. */
  public Progress line(int index) {
    return lines.get(index);
  }

  /** Tells something of one job that stays. */
  public synchronized void say(int index, String text) {
    clear();
    terminal.err().println((index + 1) + ": " + text);
    draw();
  }

  private void clear() {
    if (above > 0) {
      PrintWriter screen = terminal.screen();
      screen.print("\u001b[" + above + "A\r\u001b[J");
      screen.flush();
      above = 0;
    }
  }

  private void draw() {
    if (!drawn || closed) {
      return;
    }
    Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
    PrintWriter screen = terminal.screen();
    screen.print(above > 0 ? "\u001b[" + above + "A\r" : "");
    for (Line line : lines) {
      String what = line.number + " " + line.what;
      screen.print(ProgressBar.line(what, line.percent, elapsed, terminal.columns()));
      screen.print(ERASE_TO_LINE_END + "\n");
    }
    screen.flush();
    above = lines.size();
  }

  /** Takes the lines away. */
  @Override
  public synchronized void close() {
    clear();
    closed = true;
  }

  /** What is told of one job. */
  private final class Line implements Progress {

    private final int number;
    private final ProgressLog log;
    private String what = "waiting";
    private OptionalInt percent = OptionalInt.empty();

    Line(int number) {
      this.number = number;
      this.log = new ProgressLog(terminal.err(), time);
    }

    @Override
    public void show(String nowDoing, OptionalInt percentDone) {
      synchronized (ProgressBars.this) {
        what = Printable.line(nowDoing);
        percent = percentDone;
        if (drawn) {
          draw();
        } else {
          log.show(number + ": " + what, percent);
        }
      }
    }

    @Override
    public void close() {
      // All are closed at once.
    }
  }
}
