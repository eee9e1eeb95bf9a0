package dev.videogen.integration.breakers;

import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;

/** Generators that do not close as they should. */
final class CloseFaults {

  private CloseFaults() {}

  static VideoGenerator once(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      private boolean closed;

      @Override
      public void close() {
        if (closed) {
          throw new IllegalStateException("closed already");
        }
        closed = true;
        super.close();
      }
    };
  }

  /** Goes on as if nothing had happened. */
  static VideoGenerator never(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public void close() {}
    };
  }

  static VideoGenerator nameless(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      private boolean closed;

      @Override
      public String name() {
        return closed ? "closed" : super.name();
      }

      @Override
      public void close() {
        closed = true;
        super.close();
      }
    };
  }
}
