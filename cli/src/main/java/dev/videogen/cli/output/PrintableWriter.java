package dev.videogen.cli.output;

import dev.videogen.internal.text.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * The last thing that a text passes on its way to a terminal or a file: whatever it holds of
 * somebody else, only what may be printed comes through. Each text must be written in one piece.
 */
final class PrintableWriter extends FilterWriter {

  PrintableWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString((char) character));
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    write(new String(buffer, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String part = text.substring(offset, offset + length);
    // A line's end is two characters on Windows.
    out.write(part.equals(System.lineSeparator()) ? part : Printable.lines(part));
  }
}
