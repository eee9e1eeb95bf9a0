package dev.videogen.durable;

import java.util.UUID;

/** Moments at which a process can be killed: a test stops it there. */
@FunctionalInterface
interface Points {

  /** The moments, in their order. */
  enum Point {
    /** That it is about to be sent is committed, and nothing is sent. */
    SENDING_COMMITTED,
    /** The gate has let it pass: it is written to the socket next. */
    BEFORE_SENDING,
    /** The response was read, and that its job was created is not committed. */
    RESPONSE_READ,
    /** A file is saved, and that is not committed; the handler was not told. */
    FILE_SAVED,
    /** The handler was told, and that is not committed. */
    TOLD
  }

  void reached(Point point, UUID purchase);
}
