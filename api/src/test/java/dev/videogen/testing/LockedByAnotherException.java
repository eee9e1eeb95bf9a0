package dev.videogen.testing;

import java.io.IOException;

/** Has a {@link FaultyDisk} say that another process holds the lock. */
public final class LockedByAnotherException extends IOException {

  private static final long serialVersionUID = 1;

  public LockedByAnotherException() {
    super("locked by another process");
  }
}
