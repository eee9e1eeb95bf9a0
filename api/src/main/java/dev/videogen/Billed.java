package dev.videogen;

/** Whether the vendor charges for a job, or for what ended in an error, as far as is known. */
public enum Billed {
  /** It is charged for; of an error: a job was created, and the vendor may charge for it. */
  YES,
  /** Nothing is charged; of an error: nothing was created that could be charged for. */
  NO,
  /** It is not known; of an error: not even whether a job was created. */
  UNKNOWN
}
