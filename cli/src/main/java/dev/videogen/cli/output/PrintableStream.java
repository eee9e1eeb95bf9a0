package dev.videogen.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Gathers bytes in UTF-8 to lines, which are printed when they are whole. */
final class PrintableStream extends OutputStream {

  /** Flushing within a line would cut characters in two; a line without an end is cut there. */
  private static final int MAX_LINE = 1 << 16;

  private final PrintWriter out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  PrintableStream(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void write(int value) {
    line.write(value);
    if (value == '\n' || line.size() >= MAX_LINE) {
      print();
    }
  }

  @Override
  public synchronized void close() {
    print();
  }

  private void print() {
    out.print(line.toString(StandardCharsets.UTF_8));
    out.flush();
    line.reset();
  }
}
