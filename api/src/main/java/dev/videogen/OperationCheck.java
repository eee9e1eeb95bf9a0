package dev.videogen;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Refuses an operation that a provider does not have, and names those that it has. */
final class OperationCheck {

  private OperationCheck() {}

  static void check(
      Feature feature, Operation operation, Capabilities capabilities, String provider) {
    if (capabilities.support(feature) == Support.UNSUPPORTED) {
      throw new UnsupportedRequestException(
          ErrorDetails.builder(
                  operation,
                  "the provider "
                      + provider
                      + " has no "
                      + feature
                      + "; besides create, retrieve and download it has "
                      + others(capabilities))
              .provider(provider)
              .build());
    }
  }

  private static String others(Capabilities capabilities) {
    String names =
        Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest())
            .filter(feature -> capabilities.support(feature) == Support.SUPPORTED)
            .map(Feature::toString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nothing that is known" : names;
  }
}
