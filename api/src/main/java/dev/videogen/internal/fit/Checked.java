package dev.videogen.internal.fit;

import dev.videogen.Adjustment;
import dev.videogen.VideoRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as far as it has been checked, and what was changed in it.
 *
 * @param request the request as it is now
 * @param adjustments what an app is to be told of, unmodifiable
 */
public record Checked(VideoRequest request, List<Adjustment> adjustments) {

  /** Keeps a copy of the adjustments. */
  public Checked {
    adjustments = List.copyOf(adjustments);
  }

  Checked with(VideoRequest changed, List<Adjustment> more) {
    return new Checked(changed, Stream.concat(adjustments.stream(), more.stream()).toList());
  }
}
