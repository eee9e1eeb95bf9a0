package dev.videogen.cli.output;

import dev.videogen.internal.text.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes to. What it prints is cleaned of all that would do something to a terminal
 * but be read.
 */
public final class Terminal {

  /** Whether standard error is a terminal: Java cannot tell, so whoever starts it does. */
  private static final String INTERACTIVE = "cli.terminal";

  /** Whether standard output is one. */
  private static final String OUTPUT_IS_TERMINAL = "cli.output-terminal";

  /** How wide that terminal is. */
  private static final String COLUMNS = "cli.columns";

  private static final int DEFAULT_COLUMNS = 80;

  private final OutputStream bytes;
  private final OutputStream errorBytes;
  private final PrintWriter helpOut;
  private final PrintWriter screen;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean interactive;
  private final boolean outputIsTerminal;
  private final int columns;
  private final boolean colours;
  private final boolean redraws;

  /**
   * A terminal without colours, in UTF-8.
   *
   * @param out standard output, for results
   * @param err standard error, for progress, notices and errors
   * @param interactive whether a person looks at standard error
   * @param outputIsTerminal whether standard output is a terminal, which is no place for a video
   * @param columns how many characters fit on a line
   */
  public Terminal(
      OutputStream out,
      OutputStream err,
      boolean interactive,
      boolean outputIsTerminal,
      int columns) {
    this(out, err, interactive, outputIsTerminal, columns, false, interactive);
  }

  private Terminal(
      OutputStream out,
      OutputStream err,
      boolean interactive,
      boolean outputIsTerminal,
      int columns,
      boolean colours,
      boolean redraws) {
    this.bytes = out;
    this.errorBytes = err;
    this.colours = colours;
    this.redraws = redraws;
    this.helpOut = writer(out);
    this.screen = writer(err);
    this.out = new PrintWriter(new PrintableWriter(helpOut), true);
    this.err = new PrintWriter(new PrintableWriter(screen), true);
    this.interactive = interactive;
    this.outputIsTerminal = outputIsTerminal;
    this.columns = columns;
  }

  /** The process's own streams, in UTF-8 whatever Java takes for the default. */
  public static Terminal ofProcess() {
    int columns = Integer.getInteger(COLUMNS, DEFAULT_COLUMNS);
    return new Terminal(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Boolean.getBoolean(INTERACTIVE),
            Boolean.getBoolean(OUTPUT_IS_TERMINAL),
            columns > 0 ? columns : DEFAULT_COLUMNS)
        .colouredBy(System.getenv());
  }

  /**
   * The same terminal with colours, unless the environment says that it has or wants none: {@code
   * NO_COLOR} with any value but an empty one, or {@code TERM=dumb}, which cannot move its cursor
   * either. What is no terminal has none in any case.
   *
   * @param environment the variables of the environment
   */
  public Terminal colouredBy(Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
    return new Terminal(
        bytes, errorBytes, interactive, outputIsTerminal, columns, wanted, interactive && !dumb);
  }

  /** Whether standard output has colours. */
  public boolean outputHasColours() {
    return colours && outputIsTerminal;
  }

  /** Whether standard error has colours. */
  public boolean errorsHaveColours() {
    return colours && interactive;
  }

  /** Prints a result whose first word is in a colour, where there are colours. */
  public void print(Colour colour, String word, String rest) {
    String safe = Printable.line(word);
    helpOut.print(outputHasColours() ? colour.around(safe) : safe);
    out.println(rest);
  }

  /** Prints an error, whose first word is in red where there are colours. */
  public void fail(String word, String rest) {
    screen.print(errorsHaveColours() ? Colour.RED.around(word) : word);
    err.println(rest);
  }

  /** Standard output, for results. */
  public PrintWriter out() {
    return out;
  }

  /** Standard error, for notices and errors. */
  public PrintWriter err() {
    return err;
  }

  /** Standard output as it is, for a file that is to go there. */
  public OutputStream bytes() {
    return bytes;
  }

  /** Standard output for the help alone, whose words are all ours and may be in colours. */
  public PrintWriter helpOut() {
    return helpOut;
  }

  /** Standard error for what moves the cursor on purpose. */
  public PrintWriter screen() {
    return screen;
  }

  /** Standard error as the stream that logs and stack traces are written to. */
  public PrintStream log() {
    return new PrintStream(new PrintableStream(err), true, StandardCharsets.UTF_8);
  }

  /** Whether a person looks at standard error. */
  public boolean interactive() {
    return interactive;
  }

  /**
   * Whether lines of standard error can be drawn again: a person looks on, and the cursor moves.
   */
  public boolean redraws() {
    return redraws;
  }

  /** Whether standard output is a terminal, as far as that is known. */
  public boolean outputIsTerminal() {
    return outputIsTerminal;
  }

  /** How many characters fit on a line. */
  public int columns() {
    return columns;
  }

  /** Tells a person something, broken between words where a person looks on. */
  public void say(String text) {
    if (interactive) {
      new WordWrap(columns).lines("", text).forEach(err::println);
    } else {
      err.println(text);
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
