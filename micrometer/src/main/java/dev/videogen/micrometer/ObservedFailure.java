package dev.videogen.micrometer;

/**
 * An error as an observation tells it unless messages are wanted: by its kind, for a vendor's
 * message may repeat the prompt.
 */
final class ObservedFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  ObservedFailure(Throwable failure) {
    super(failure.getClass().getSimpleName() + ": " + Outcomes.of(failure), null, false, false);
  }
}
