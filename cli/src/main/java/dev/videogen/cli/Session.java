package dev.videogen.cli;

import dev.videogen.spi.TimeSource;

/**
 * What a command works with.
 *
 * @param terminal where it writes to
 * @param clients where it gets its client from
 * @param time the clock by which it measures
 */
record Session(Terminal terminal, Clients clients, TimeSource time) {

  /** Tells a person something that is no result. */
  void say(String notice) {
    terminal.say(notice);
  }

  /** Shows progress until it is closed. */
  Progress progress() {
    return Progress.on(terminal, time);
  }
}
