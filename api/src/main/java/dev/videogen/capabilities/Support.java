package dev.videogen.capabilities;

/** Whether something can be had from a provider or a model. */
public enum Support {
  /** It can be had. */
  SUPPORTED,
  /**
   * It can be had, but the vendor may do more or less than it was asked for. {@link
   * dev.videogen.Feature#CANCEL} is RACY where one call of the vendor cancels a running job and
   * deletes one that has ended: a job that ends between the last poll and the call is deleted. It
   * is RACY as well where a job that already runs may be rendered to its end, and be charged.
   */
  RACY,
  /** It cannot be had; asking for it is refused before anything is sent. */
  UNSUPPORTED,
  /** Nobody knows; asking for it is passed on to the vendor. */
  UNKNOWN;

  /**
   * Whether it can be had for certain.
   *
   * @return true for {@link #SUPPORTED} and {@link #RACY}
   */
  public boolean isAvailable() {
    return this == SUPPORTED || this == RACY;
  }
}
