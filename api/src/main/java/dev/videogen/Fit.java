package dev.videogen;

/** What becomes of a request whose size, duration or variants the model does not offer. */
public enum Fit {
  /** It is refused with an error that lists what is offered. */
  EXACT,
  /**
   * It is moved to the nearest mode the model has: the closest aspect ratio first (those within one
   * percent count as the same), then the closest area, then the closest duration, then as many
   * variants as can be had; between equals the cheaper one. {@link VideoJob#adjustments()} of the
   * created job says what was changed. Features the model lacks are refused all the same, unless
   * marked {@linkplain VideoRequest.Builder#optional optional}.
   */
  NEAREST
}
