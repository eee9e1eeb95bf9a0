package dev.videogen;

/** In which order jobs are listed. */
public enum ListOrder {
  /** The newest job first. */
  NEWEST_FIRST,
  /** The oldest job first. */
  OLDEST_FIRST
}
