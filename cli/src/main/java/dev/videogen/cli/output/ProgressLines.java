package dev.videogen.cli.output;

import dev.videogen.internal.text.Printable;
import dev.videogen.spi.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The progress of several jobs at once: a bar each where a person looks on, lines that begin with a
 * name elsewhere. Safe for use by many threads.
 */
public final class ProgressLines implements AutoCloseable {

  private static final String ERASE_BELOW = "\u001b[J";

  private final Terminal terminal;
  private final TimeSource time;
  private final boolean drawn;
  private final int width;
  private final long start;
  private final List<Line> lines = new ArrayList<>();
  private int onScreen;

  /**
   * Progress of some jobs.
   *
   * @param drawn whether bars are drawn again and again, for a person who looks on
   */
  public ProgressLines(Terminal terminal, TimeSource time, List<String> names, boolean drawn) {
    this.terminal = terminal;
    this.time = time;
    this.drawn = drawn;
    this.start = time.nanoTime();
    this.width = names.stream().mapToInt(String::length).max().orElse(0);
    names.forEach(name -> lines.add(new Line(name)));
  }

  /** The progress of the job that was named at a place. */
  public Progress line(int place) {
    return lines.get(place);
  }

  /** Tells something above the bars. */
  public synchronized void say(String notice) {
    erase();
    terminal.say(notice);
    draw();
  }

  private void draw() {
    if (drawn) {
      PrintWriter screen = terminal.screen();
      Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
      for (Line line : lines) {
        screen.print(
            ProgressBar.line(line.padded(), line.percent, elapsed, terminal.columns()) + "\n");
      }
      screen.flush();
      onScreen = lines.size();
    }
  }

  private void erase() {
    if (onScreen > 0) {
      terminal.screen().print("\r\u001b[" + onScreen + "A" + ERASE_BELOW);
      onScreen = 0;
    }
  }

  /** Takes bars away, so that what is printed next begins where they began. */
  @Override
  public synchronized void close() {
    erase();
    terminal.screen().flush();
  }

  /** The progress of one of them. */
  private final class Line implements Progress {

    private final String name;
    private final ProgressLog log;
    private String what = "waiting";
    private OptionalInt percent = OptionalInt.empty();

    Line(String name) {
      this.name = name;
      this.log = new ProgressLog(terminal.err(), time);
    }

    private String padded() {
      return name + " ".repeat(width - name.length()) + "  " + what;
    }

    @Override
    public void show(String nowDoing, OptionalInt percentDone) {
      synchronized (ProgressLines.this) {
        what = Printable.line(nowDoing);
        percent = percentDone;
        if (drawn) {
          erase();
          draw();
        } else {
          log.show(padded(), percent);
        }
      }
    }

    @Override
    public void close() {
      // All end together.
    }
  }
}
