package dev.videogen.cli.compare;

import dev.videogen.internal.text.Printable;

/** HTML that is put together of tags, which are ours, and texts, which need not be. */
final class HtmlText {

  private final StringBuilder html = new StringBuilder();

  /** Adds tags, as they are. */
  HtmlText tags(String tags) {
    html.append(tags);
    return this;
  }

  /** Adds a text, in which no tag, no end of an attribute and no hidden character is one. */
  HtmlText text(String text) {
    Printable.lines(text).codePoints().forEach(this::add);
    return this;
  }

  private void add(int each) {
    switch (each) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.appendCodePoint(each);
    }
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
