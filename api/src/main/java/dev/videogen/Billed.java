package dev.videogen;

/** Whether the vendor charges for what ended in an error, as far as is known. */
public enum Billed {
  /** A job was created, and the vendor may charge for it. */
  YES,
  /** Nothing was created that could be charged for. */
  NO,
  /** It is not known whether a job was created. */
  UNKNOWN
}
