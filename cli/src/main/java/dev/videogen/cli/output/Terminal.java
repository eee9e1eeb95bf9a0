package dev.videogen.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out standard output, for results
 * @param err standard error, for progress, notices and errors
 * @param interactive whether a person looks at standard error, so that a line can be redrawn
 * @param columns how many characters fit on a line
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive, int columns) {

  /** Whether standard error is a terminal: Java cannot tell, so whoever starts it does. */
  private static final String INTERACTIVE = "cli.terminal";

  /** How wide that terminal is. */
  private static final String COLUMNS = "cli.columns";

  private static final int DEFAULT_COLUMNS = 80;

  /** The process's own streams, in UTF-8 whatever Java takes for the default. */
  public static Terminal ofProcess() {
    int columns = Integer.getInteger(COLUMNS, DEFAULT_COLUMNS);
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean(INTERACTIVE),
        columns > 0 ? columns : DEFAULT_COLUMNS);
  }

  /** Tells a person something, broken between words where a person looks on. */
  public void say(String text) {
    if (interactive) {
      new WordWrap(columns).lines("", text).forEach(err::println);
    } else {
      err.println(text);
    }
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
