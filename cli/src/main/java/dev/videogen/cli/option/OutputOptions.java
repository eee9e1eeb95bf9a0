package dev.videogen.cli.option;

import dev.videogen.Download;
import dev.videogen.Feature;
import dev.videogen.SaveOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Support;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the video of a new job goes, and how long to wait for it. */
public final class OutputOptions {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "Where to save the video. Several variants go to name-1.mp4, name-2.mp4. A file that is"
              + " there is replaced once the new one is whole. - is standard output.")
  private @Nullable Path out;

  @Option(
      names = "--thumbnail",
      paramLabel = "FILE",
      converter = FileName.class,
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
   * @param terminal where results are written to
   * @param results in which form
   * @throws UsageException if options are missing or exclude each other
   * @throws dev.videogen.errors.LocalStorageException if a target cannot be written
   */
  public void check(Terminal terminal, ResultOptions results) {
    if (noWait && (thumbnail != null || timeout != null)) {
      throw new UsageException(
          (thumbnail != null ? "--thumbnail" : "--timeout")
              + " makes no sense with --no-wait, which does not wait for the video");
    }
    if (!noWait && out == null) {
      throw new UsageException(
          "--out FILE is missing, where to save the video; only --no-wait does without it");
    }
    if (out != null && !(noWait && toStandardOutput())) {
      OutputTarget.check(out, terminal, results);
      OutputTarget.tellFormat(out, terminal);
    }
    if (thumbnail != null) {
      if (OutputTarget.isStandardOutput(thumbnail)) {
        throw new UsageException("--thumbnail names a file; only --out can be standard output");
      }
      if (out != null && !toStandardOutput()) {
        Download.checkTargets(List.of(out, thumbnail), SaveOptions.defaults());
      } else {
        Download.checkTarget(thumbnail, SaveOptions.defaults());
      }
    }
  }

  /**
   * Refuses what is for one video alone.
   *
   * @throws UsageException if that was asked for
   */
  public void checkEach() {
    if (noWait || thumbnail != null || toStandardOutput()) {
      throw new UsageException(
          "--each waits for its videos and saves them to files: leave out --no-wait, --thumbnail"
              + " and --out -");
    }
  }

  /** Whether the video goes to standard output. */
  public boolean toStandardOutput() {
    return out != null && OutputTarget.isStandardOutput(out);
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

  /** Where to save the video; it is there after its check unless nothing is waited for. */
  public Path target() {
    return Optional.ofNullable(out).orElseThrow();
  }

  /** The files to be saved. */
  public List<Path> targets() {
    return Stream.of(Optional.ofNullable(out), thumbnail())
        .flatMap(Optional::stream)
        .filter(target -> !OutputTarget.isStandardOutput(target))
        .toList();
  }

  /** Where to save a still picture, if one was asked for. */
  public Optional<Path> thumbnail() {
    return Optional.ofNullable(thumbnail);
  }

  /** How long to wait at most, if that was said. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }
}
