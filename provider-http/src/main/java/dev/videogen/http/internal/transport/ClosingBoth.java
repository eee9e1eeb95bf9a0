package dev.videogen.http.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that was made from another, and closes that one, by whichever thread it is closed. */
final class ClosingBoth extends FilterInputStream {

  private final InputStream source;

  ClosingBoth(InputStream content, InputStream source) {
    super(content);
    this.source = source;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
