package dev.videogen.errors;

import dev.videogen.VideoRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider or the model does not have what was asked for. The message lists what it does have.
 * Nothing was sent.
 *
 * <p>{@link dev.videogen.capabilities.Capabilities} says so beforehand.
 */
public final class UnsupportedRequestException extends VideoException {

  private static final long serialVersionUID = 2;

  /** Not kept by serialization: a request holds media. */
  private final transient @Nullable VideoRequest nearest;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public UnsupportedRequestException(ErrorDetails details) {
    this(details, null);
  }

  /**
   * An error with what may be asked for instead.
   *
   * @param details what is known of it
   * @param nearest the nearest request that the model offers; null if there is none
   */
  public UnsupportedRequestException(ErrorDetails details, @Nullable VideoRequest nearest) {
    super(ErrorKind.UNSUPPORTED_REQUEST, details);
    this.nearest = nearest;
  }

  /**
   * The nearest request that the model offers, as {@link dev.videogen.Fit#NEAREST} would make it.
   *
   * @return the request, to be created as it is; empty if nothing is near, or after serialization
   */
  public Optional<VideoRequest> nearest() {
    return Optional.ofNullable(nearest);
  }

  @Override
  UnsupportedRequestException copy(ErrorDetails changed) {
    return new UnsupportedRequestException(changed, nearest);
  }
}
