package dev.videogen.internal.fit;

import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Refuses an operation that a provider does not have, and names those that it has. */
public final class OperationCheck {

  private OperationCheck() {}

  /**
   * Refuses an operation that is declared UNSUPPORTED.
   *
   * @throws UnsupportedRequestException if it is; nothing was sent
   */
  public static void check(
      Feature feature, Operation operation, Capabilities capabilities, String provider) {
    if (capabilities.support(feature) == Support.UNSUPPORTED) {
      throw refusal(feature.toString(), operation, capabilities, provider);
    }
  }

  /** The refusal of something that a provider does not have, with the names of what it has. */
  public static UnsupportedRequestException refusal(
      String lacking, Operation operation, Capabilities capabilities, String provider) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                operation,
                "the provider "
                    + provider
                    + " has no "
                    + lacking
                    + "; besides create, retrieve and download it has "
                    + others(capabilities))
            .provider(provider)
            .build());
  }

  private static String others(Capabilities capabilities) {
    String names =
        Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest())
            .filter(feature -> capabilities.support(feature).isAvailable())
            .map(Feature::toString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nothing that is known" : names;
  }
}
