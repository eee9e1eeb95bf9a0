package dev.videogen.errors;

import java.util.Locale;

/** What was being done when an error occurred. */
public enum Operation {
  /** Reading settings and opening a provider. */
  OPEN,
  /** Asking what a provider can do. */
  CAPABILITIES,
  /** Submitting a paid job. */
  CREATE,
  /** Reading a job's state. */
  RETRIEVE,
  /** Reading a page of jobs. */
  LIST,
  /** Stopping a job that runs. */
  CANCEL,
  /** Deleting a job and its files. */
  DELETE,
  /** Reading a file of a job. */
  DOWNLOAD,
  /** Waiting for a job to end. */
  AWAIT,
  /** Asking whether the vendor is there and takes the key. */
  PROBE;

  /**
   * Whether the operation submits a job that costs money.
   *
   * @return true for {@link #CREATE} alone
   */
  public boolean isPaid() {
    return this == CREATE;
  }

  /** The operation as a word for messages: {@code create}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
