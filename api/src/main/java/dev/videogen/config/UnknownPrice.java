package dev.videogen.config;

/** What becomes of a create whose price is not known, where there is a limit. */
public enum UnknownPrice {
  /** It is refused. */
  REFUSE,
  /** It is sent, and counts as nothing. */
  ALLOW
}
