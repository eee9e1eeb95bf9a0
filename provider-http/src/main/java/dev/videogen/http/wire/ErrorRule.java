package dev.videogen.http.wire;

import java.util.Optional;

/**
 * What one vendor means by an error, where that differs from {@link ErrorKind#of}.
 *
 * <pre>{@code
 * ErrorRule moderation =
 *     error -> error.status() == 403 ? Optional.of(ErrorKind.CONTENT_POLICY) : Optional.empty();
 * }</pre>
 */
@FunctionalInterface
public interface ErrorRule {

  /**
   * A vendor that means nothing special.
   *
   * @return the rule that leaves every error as it is
   */
  static ErrorRule none() {
    return error -> Optional.empty();
  }

  /**
   * The kind of an error.
   *
   * @param error what the vendor says
   * @return the kind, or empty if the common table holds
   */
  Optional<ErrorKind> kind(VendorError error);
}
