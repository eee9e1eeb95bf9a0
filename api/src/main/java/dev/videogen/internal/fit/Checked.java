package dev.videogen.internal.fit;

import dev.videogen.Adjustment;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as far as it has been checked, and what was changed in it.
 *
 * @param request the request as it is now
 * @param resolved the request with the model's defaults filled in
 * @param adjustments what an app is to be told of, unmodifiable
 */
public record Checked(VideoRequest request, VideoRequest resolved, List<Adjustment> adjustments) {

  /** Keeps a copy of the adjustments. */
  public Checked {
    adjustments = List.copyOf(adjustments);
  }

  /**
   * A request that nothing was changed in.
   *
   * @param request the request
   * @return the request as it is
   */
  public static Checked of(VideoRequest request) {
    return new Checked(request, request, List.of());
  }

  Checked with(VideoRequest changed, List<Adjustment> more) {
    List<Adjustment> all =
        more.isEmpty() ? adjustments : Stream.concat(adjustments.stream(), more.stream()).toList();
    return new Checked(changed, changed, all);
  }

  Checked with(List<MediaInput> inputs) {
    return new Checked(
        request.toBuilder().inputs(inputs).build(),
        resolved.toBuilder().inputs(inputs).build(),
        adjustments);
  }

  Checked resolvedTo(VideoRequest full) {
    return new Checked(request, full, adjustments);
  }
}
