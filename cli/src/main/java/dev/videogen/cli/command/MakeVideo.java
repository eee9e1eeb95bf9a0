package dev.videogen.cli.command;

import dev.videogen.Asset;
import dev.videogen.Download;
import dev.videogen.Fit;
import dev.videogen.GeneratedVideo;
import dev.videogen.SaveOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.cli.session.Session;
import dev.videogen.cli.session.StoppableJobs;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a video of a request: what the commands share that create a job. The request is checked and
 * its price is told; then the job is submitted, and unless nobody wants to wait, awaited and saved.
 */
record MakeVideo(Session session, OutputOptions output, ResultOptions results) {

  /**
   * Makes the video.
   *
   * @param opened the client
   * @param request what to make
   * @param prompt the file that the prompt was read from, if it was one
   * @param fit what becomes of what the model does not offer
   */
  void make(ProviderOptions.Opened opened, VideoRequest request, Optional<Path> prompt, Fit fit) {
    VideoClient videos = opened.videos();
    output.check(videos);
    CheckedRequest checked = videos.check(request, fit);
    if (output.toStandardOutput() && checked.request().variants() > 1) {
      throw new UsageException(
          "--out - writes one video, and this asks for %d; name a file for them"
              .formatted(checked.request().variants()));
    }
    videos.checkTargets(
        checked, output.targets(), prompt.stream().toList(), SaveOptions.defaults());
    if (!opened.testPictures()) {
      checked.estimate().ifPresent(cost -> session.say("Estimated cost: " + Formats.dollars(cost)));
    }
    if (output.noWait()) {
      VideoJob job = StoppableJobs.await(videos.createAsync(checked), session::say);
      SubmitResult.print(session, results, output, job, checked.estimate());
    } else if (output.toStandardOutput()) {
      write(opened, checked);
    } else {
      GenerateResult saved = save(opened, checked).estimated(checked.estimate());
      results.print(session.terminal(), saved::lines, saved::json);
    }
  }

  private GenerateResult save(ProviderOptions.Opened opened, CheckedRequest checked) {
    VideoClient videos = opened.videos();
    try (JobProgress watch = JobProgress.ofNewJob(session)) {
      GeneratedVideo video =
          StoppableJobs.await(
              videos.generateAsync(checked, output.target(), watch.options(output.timeout())),
              session::say);
      GenerateResult result = GenerateResult.of(video).testPictures(opened.testPictures());
      return output
          .thumbnail()
          .map(thumbnail -> withThumbnail(thumbnail, result, watch, videos))
          .orElse(result);
    }
  }

  private GenerateResult withThumbnail(
      Path target, GenerateResult result, JobProgress watch, VideoClient videos) {
    session.leftToSave(Asset.THUMBNAIL, target);
    try {
      Download download = videos.download(result.job().ref()).asset(Asset.THUMBNAIL);
      return result.with(Asset.THUMBNAIL, download.saveAllTo(target, watch.saving()));
    } catch (VideoException missing) {
      watch.tell(result.lines());
      throw missing;
    }
  }

  private void write(ProviderOptions.Opened opened, CheckedRequest checked) {
    VideoClient videos = opened.videos();
    try (JobProgress watch = JobProgress.ofNewJob(session)) {
      VideoJob created = StoppableJobs.await(videos.createAsync(checked), session::say);
      watch.seen(created);
      StandardOutput target = new StandardOutput(session, watch);
      VideoJob ended = target.write(videos, created.ref(), Asset.VIDEO, output.timeout());
      output.thumbnail().ifPresent(file -> session.leftToSave(Asset.THUMBNAIL, file));
      output
          .thumbnail()
          .ifPresent(
              thumbnail ->
                  watch.tell(
                      GenerateResult.of(
                              ended,
                              Asset.THUMBNAIL,
                              videos
                                  .download(ended.ref())
                                  .asset(Asset.THUMBNAIL)
                                  .saveAllTo(thumbnail, watch.saving()))
                          .testPictures(opened.testPictures())
                          .lines()));
    }
  }
}
