package dev.videogen.internal.fit;

import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.MediaKind;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source is a job of the instance that is asked, or a video that can be read. */
final class SourceRule {

  private SourceRule() {}

  static void check(VideoRequest request, Refusal refusal) {
    if (request.source().isEmpty()) {
      return;
    }
    VideoSource source = request.source().get();
    source.job().ifPresent(job -> checkInstance(job, refusal));
    source.media().ifPresent(media -> checkVideo(media, refusal));
  }

  /** Vendors know the jobs of their own account alone, and an id of another may be theirs, too. */
  private static void checkInstance(JobRef job, Refusal refusal) {
    if (!job.instance().equals(refusal.provider())) {
      throw refusal.invalid(
          "The source, job %s, is not one of %s. Save its video and give the file, with Media.of."
              .formatted(job, refusal.provider()));
    }
  }

  private static void checkVideo(Media media, Refusal refusal) {
    if (media.path().filter(SourceRule::isNoFile).isPresent()) {
      throw refusal.invalid("The source, %s, cannot be read: it is no file.".formatted(media));
    }
    if (media.mediaType().isPresent() && media.kind() != MediaKind.VIDEO) {
      throw refusal.invalid(
          "The source, %s, is %s; a source is a video.".formatted(media, media.mediaType().get()));
    }
  }

  private static boolean isNoFile(Path file) {
    return !Files.isRegularFile(file) || !Files.isReadable(file);
  }
}
