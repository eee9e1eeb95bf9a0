package dev.videogen.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What was logged, which slf4j-simple writes to standard error. */
record Log(String text) {

  static Log of(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return new Log(written.toString(UTF_8));
  }
}
