package dev.videogen.http.wire;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final List<AspectRatio> RATIOS =
      Stream.of("16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "9:21", "3:2", "2:3")
          .map(AspectRatio::parse)
          .toList();

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
   * The request with a class of resolution and an aspect ratio instead of a size in pixels, for
   * models that take these alone.
   *
   * @param request what is asked for
   * @param lines the classes that there are, such as 720; any if none is named
   * @return the request as it is, if it has no size in pixels
   * @throws UnsupportedRequestException if its size is not exactly one of a class and a usual ratio
   */
  public VideoRequest inLines(VideoRequest request, Integer... lines) {
    if (request.size().isEmpty()) {
      return request;
    }
    VideoSize size = request.size().get();
    Resolution resolution = Resolution.parse(size.shorterEdge() + "p");
    AspectRatio ratio =
        RATIOS.stream()
            .filter(each -> lines.length == 0 || List.of(lines).contains(size.shorterEdge()))
            .filter(each -> resolution.at(each).equals(size))
            .findFirst()
            .orElseThrow(() -> lacks("the size " + size));
    return request.toBuilder().withoutSize().resolution(resolution).aspectRatio(ratio).build();
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
