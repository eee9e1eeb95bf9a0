package dev.videogen.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, so that it is read in a narrow terminal, too. */
public final class WordWrap {

  private final int columns;

  /**
   * For a terminal.
   *
   * @param columns how many characters fit on a line
   */
  public WordWrap(int columns) {
    this.columns = columns;
  }

  /**
   * The lines of a text.
   *
   * @param head what the first line begins with
   * @param text the words
   * @return the lines, all but the first as far indented as the head is long
   */
  public List<String> lines(String head, String text) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(head.length());
    StringBuilder line = new StringBuilder(head);
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
