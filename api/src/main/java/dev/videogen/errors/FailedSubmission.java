package dev.videogen.errors;

import java.util.List;

/** What the error of a create or a remix tells of the job. */
public final class FailedSubmission {

  /** Of which a vendor or this machine has turned the request away, whatever else they carry. */
  private static final List<Class<? extends VideoException>> REFUSALS =
      List.of(
          AuthenticationException.class,
          CircuitOpenException.class,
          ConfigurationException.class,
          ConflictException.class,
          ContentPolicyException.class,
          InvalidRequestException.class,
          KeyInUseException.class,
          LocalStorageException.class,
          NotFoundException.class,
          PaymentRequiredException.class,
          PermissionException.class,
          RateLimitException.class,
          UnsupportedRequestException.class);

  private FailedSubmission() {}

  /**
   * Whether it is known that there is no new job.
   *
   * @param failure what a generator's create or remix threw
   * @return true if nothing was created and nothing will be charged; false if that is not known,
   *     such as of any error that is none of videogen's
   */
  public static boolean hasCreatedNothing(Throwable failure) {
    if (!(failure instanceof VideoException known)) {
      return false;
    }
    return switch (known.billed()) {
      case NO -> true;
      case UNKNOWN -> false;
      // Said of every error that carries a job, as a refused remix may carry its source.
      case YES -> REFUSALS.contains(known.getClass());
    };
  }
}
