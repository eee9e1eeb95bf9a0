package dev.videogen.http.wire;

import dev.videogen.Feature;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what a wire format has no field for. A client's check by capabilities comes before it and
 * knows more; this one stands where a generator is used bare or nothing is known of a model, so
 * that no part of a request is dropped.
 *
 * @param format what the format is called, as the subject of a sentence
 * @param taken what it takes, to follow "it takes "
 * @param lacking the features that it has no field for
 */
public record FieldCheck(String format, String taken, Set<Feature> lacking) {

  /**
   * A check.
   *
   * @param lacking is copied
   */
  public FieldCheck {
    lacking = Set.copyOf(lacking);
  }

  /**
   * Refuses features without a field, several variants and parts of a second.
   *
   * @param request what is asked for
   * @throws UnsupportedRequestException if a part of it has no field
   */
  public void requireFields(VideoRequest request) {
    request.features().stream()
        .filter(lacking::contains)
        .findFirst()
        .ifPresent(
            feature -> {
              throw lacks("a " + feature);
            });
    if (request.variants() > 1) {
      throw lacks("several variants; create a job for each");
    }
    if (request.duration().map(Duration::toNanosPart).orElse(0) > 0) {
      throw lacks("parts of a second");
    }
  }

  /**
   * Refuses the same, and what a model is known to lack.
   *
   * @param request what is asked for
   * @param model what is known of its model
   * @throws UnsupportedRequestException if a part of it has no field, or is lacking
   */
  public void requireFields(VideoRequest request, Optional<ModelCapabilities> model) {
    for (Feature feature : request.features()) {
      if (model.filter(known -> known.support(feature) == Support.UNSUPPORTED).isPresent()) {
        throw lacks("a " + feature + " of this model");
      }
    }
    requireFields(request);
  }

  /**
   * The error about a part without a field.
   *
   * @param part what there is no field for
   * @return the error
   */
  public UnsupportedRequestException lacks(String part) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                format
                    + " has no field for "
                    + part
                    + "; it takes "
                    + taken
                    + ". Nothing was sent.")
            .build());
  }
}
