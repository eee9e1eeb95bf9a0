package dev.videogen.cli;

import dev.videogen.spi.TimeSource;
import java.util.List;

/** What a command works with. For one thread. */
final class Session {

  private final Terminal terminal;
  private final Clients clients;
  private final TimeSource time;
  private boolean verbose;

  /**
   * A session of one command.
   *
   * @param terminal where it writes to
   * @param clients where it gets its client from
   * @param time the clock by which it measures
   */
  Session(Terminal terminal, Clients clients, TimeSource time) {
    this.terminal = terminal;
    this.clients = clients;
    this.time = time;
  }

  Terminal terminal() {
    return terminal;
  }

  Clients clients() {
    return clients;
  }

  TimeSource time() {
    return time;
  }

  /** Tells more than most people want to know. To be called before a client is opened. */
  void beVerbose() {
    verbose = true;
    Logging.beVerbose();
  }

  /** Whether stack traces are to be shown. */
  boolean isVerbose() {
    return verbose;
  }

  /** Tells a person something that is no result. */
  void say(String notice) {
    terminal.say(notice);
  }

  /** Tells a person several things that are no results. */
  void say(List<String> notices) {
    notices.forEach(this::say);
  }

  /**
   * Shows progress until it is closed: in a bar that is redrawn where a person looks on and no log
   * would tear it apart, in plain lines elsewhere.
   */
  Progress progress() {
    return terminal.interactive() && !verbose
        ? ProgressBar.ticking(terminal.err(), terminal.columns(), time)
        : new ProgressLines(terminal.err(), time);
  }
}
