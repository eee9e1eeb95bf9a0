package dev.videogen.fake;

import dev.videogen.spi.TimeSource;
import java.io.InputStream;

/**
 * Where and how the content of a download ends before its time.
 *
 * @param kind how
 * @param position the first byte of the file that is not delivered
 */
record StreamFault(Kind kind, long position) {

  enum Kind {
    /** With an error. */
    BREAK,
    /** Not at all: it blocks until it is closed. */
    STALL,
    /** As if the file ended there. */
    END
  }

  InputStream inject(InputStream content, long start, TimeSource time) {
    return new FaultyInputStream(content, Math.max(0, position - start), kind, time);
  }
}
