package dev.videogen.durable;

/** How far a purchase is. */
public enum PurchaseState {
  /** It is stored, and any node may send it; nothing was sent, or certainly nothing was created. */
  PENDING,
  /** A node sends it. Nobody else does; if that node is gone, it is found out what became of it. */
  SENDING,
  /** The vendor has created its job, which is followed. */
  CREATED,
  /** The job is completed; its videos are to be saved. */
  COMPLETED,
  /** The videos are saved. */
  SAVED,
  /** The job ended without a video, or its videos are gone for good. */
  FAILED,
  /** No job was created: the vendor refused it, or the budget does. Its key is free again. */
  REFUSED,
  /** It is not known whether there is a job. It is never sent again by itself. */
  UNCERTAIN,
  /** Somebody has settled by hand that there is no job. Its key is free again. */
  DISMISSED;

  /**
   * Whether nothing is left to be done but to tell the app's handler.
   *
   * @return false as long as a job may be running or its videos may be lost
   */
  public boolean isSettled() {
    return switch (this) {
      case PENDING, SENDING, CREATED, COMPLETED, UNCERTAIN -> false;
      case SAVED, FAILED, REFUSED, DISMISSED -> true;
    };
  }

  /** Whether a second purchase with the same key would buy what this one has bought or may have. */
  boolean holdsItsKey() {
    return this != REFUSED && this != DISMISSED;
  }
}
