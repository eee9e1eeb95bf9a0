package dev.videogen.cli.command;

import dev.videogen.Asset;
import dev.videogen.Download;
import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.VideoClient;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.errors.VideoException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes a video and saves what was asked for: the video, and a thumbnail. */
final class SaveVideo {

  private SaveVideo() {}

  /**
   * Makes and saves.
   *
   * @param output where to
   * @param watch what receives the job's progress
   * @param videos the client
   * @param estimate what the video is expected to cost
   * @param make makes the video at a target
   */
  static GenerateResult save(
      OutputOptions output,
      JobProgress watch,
      VideoClient videos,
      Optional<BigDecimal> estimate,
      BiFunction<Path, GenerateOptions, GeneratedVideo> make) {
    Path target = output.target();
    GeneratedVideo video = make.apply(target, watch.options(target, output.timeout()));
    GenerateResult result = GenerateResult.of(video).estimated(estimate);
    return output
        .thumbnail()
        .map(thumbnail -> withThumbnail(thumbnail, result, watch, videos))
        .orElse(result);
  }

  private static GenerateResult withThumbnail(
      Path target, GenerateResult result, JobProgress watch, VideoClient videos) {
    try {
      Download download = videos.download(result.job().ref()).asset(Asset.THUMBNAIL);
      return result.with(Asset.THUMBNAIL, download.saveAllTo(target, watch.saving(target)));
    } catch (VideoException missing) {
      watch.tell(result.lines());
      throw missing;
    }
  }
}
