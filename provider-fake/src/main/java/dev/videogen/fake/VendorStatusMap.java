package dev.videogen.fake;

import dev.videogen.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's own words for where a job stands.
 *
 * @param queued before rendering
 * @param rendering while rendering, in their order; each for an equal part of it
 * @param completed rendered; the word stays when the files have gone
 * @param failed ended without a video
 * @param cancelled ended on request; null at a vendor that says of such a job that it failed
 */
record VendorStatusMap(
    String queued,
    List<String> rendering,
    String completed,
    String failed,
    @Nullable String cancelled) {

  VendorStatusMap {
    rendering = List.copyOf(rendering);
  }

  String of(JobStatus status, int progress) {
    return switch (status) {
      case QUEUED -> queued;
      case IN_PROGRESS -> rendering.get(progress * rendering.size() / 100);
      case COMPLETED, EXPIRED -> completed;
      case FAILED -> failed;
      case CANCELLED -> cancelled == null ? failed : cancelled;
    };
  }
}
