package dev.videogen.cli.option;

import dev.videogen.Asset;
import dev.videogen.Download;
import dev.videogen.Feature;
import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.SaveOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Support;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.errors.VideoException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the video of a new job goes, and how long to wait for it. */
public final class OutputOptions {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where to save the video. Several variants go to name-1.mp4, name-2.mp4. A file that is"
              + " there is replaced once the new one is whole.")
  private @Nullable Path out;

  @Option(
      names = "--thumbnail",
      paramLabel = "FILE",
      description = "Saves a still picture of the video, too.")
  private @Nullable Path thumbnail;

  @Option(
      names = "--timeout",
      paramLabel = "10m",
      description =
          "How long to wait at most: 90s, 10m, 1h. Unless given, the setting poll-timeout holds,"
              + " or 10m. The job runs on if the wait ends before it.")
  private @Nullable Duration timeout;

  @Option(
      names = "--no-wait",
      description = "Submits the job, prints its ref and ends. --out may then be left out.")
  private boolean noWait;

  public boolean noWait() {
    return noWait;
  }

  /**
   * Refuses what makes no sense and what cannot be written, before anything is paid for.
   *
   * @throws UsageException if options are missing or exclude each other
   * @throws dev.videogen.errors.LocalStorageException if a target cannot be written
   */
  public void check() {
    if (noWait && (thumbnail != null || timeout != null)) {
      throw new UsageException(
          (thumbnail != null ? "--thumbnail" : "--timeout")
              + " makes no sense with --no-wait, which does not wait for the video");
    }
    if (!noWait && out == null) {
      throw new UsageException(
          "--out FILE is missing, where to save the video; only --no-wait does without it");
    }
    if (out != null) {
      Download.checkTarget(out, SaveOptions.defaults());
    }
    if (thumbnail != null) {
      Download.checkTarget(thumbnail, SaveOptions.defaults());
    }
  }

  /**
   * Refuses what the provider does not have, before anything is paid for.
   *
   * @throws UsageException if it has no thumbnails, and one was asked for
   */
  public void check(VideoClient videos) {
    if (thumbnail != null
        && videos.capabilities().support(Feature.THUMBNAIL) == Support.UNSUPPORTED) {
      throw new UsageException(videos.instance() + " has no thumbnails; leave out --thumbnail");
    }
  }

  /** The command that picks a job up which was not waited for. */
  public String pickUp(VideoJob job) {
    return ResumeHint.pickUp(job.ref(), out);
  }

  /**
   * Makes a video and saves all that was asked for.
   *
   * @param watch who hears of the job
   * @param videos the client
   * @param estimate what it is expected to cost
   * @param make makes the video at a target
   */
  public GenerateResult save(
      JobProgress watch,
      VideoClient videos,
      Optional<BigDecimal> estimate,
      BiFunction<Path, GenerateOptions, GeneratedVideo> make) {
    Path target = Optional.ofNullable(out).orElseThrow();
    GeneratedVideo video = make.apply(target, watch.options(target, Optional.ofNullable(timeout)));
    GenerateResult rendered = GenerateResult.of(video).estimated(estimate);
    return thumbnail == null ? rendered : withThumbnail(thumbnail, rendered, watch, videos);
  }

  private static GenerateResult withThumbnail(
      Path target, GenerateResult rendered, JobProgress watch, VideoClient videos) {
    try {
      Download download = videos.download(rendered.job().ref()).asset(Asset.THUMBNAIL);
      return rendered.with(Asset.THUMBNAIL, download.saveAllTo(target, watch.saving(target)));
    } catch (VideoException missing) {
      watch.tell(rendered.lines());
      throw missing;
    }
  }
}
