package dev.videogen.spi;

/** What a request to a vendor is for, the most urgent kind first. */
public enum RequestPriority {
  /** Submitting a job. */
  CREATE,
  /** Reading a file, which may expire. */
  DOWNLOAD,
  /** Looking at a job, and everything else that can wait. */
  POLL
}
