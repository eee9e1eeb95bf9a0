package dev.videogen.cli.command;

import dev.videogen.Download;
import dev.videogen.Fit;
import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.SaveListener;
import dev.videogen.SaveOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.output.Progress;
import dev.videogen.cli.output.ProgressBars;
import dev.videogen.cli.session.Session;
import dev.videogen.cli.session.StoppableJobs;
import dev.videogen.errors.VideoException;
import dev.videogen.follow.JobHandle;
import dev.videogen.internal.download.VariantFiles;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes a video of each of several requests, all at once: all are checked before the first is sent,
 * one that fails stops no other, and a limit of spending holds for all of them together.
 */
record MakeEach(Session session, OutputOptions output, ResultOptions results) {

  /**
   * Makes the videos.
   *
   * @param opened the client
   * @param requests what to make
   * @param prompts the file that the prompts were read from, if it was one
   * @param fit what becomes of what the model does not offer
   * @return how the worst of them ended
   */
  ExitCode make(
      ProviderOptions.Opened opened, List<VideoRequest> requests, Optional<Path> prompts, Fit fit) {
    VideoClient videos = opened.videos();
    List<Path> targets = VariantFiles.of(output.target(), requests.size());
    List<CheckedRequest> checked = checked(videos, requests, targets, prompts, fit);
    if (!opened.testPictures()) {
      tellCost(checked);
    }
    List<EachResult> all = new ArrayList<>();
    try (ProgressBars bars = session.progressOf(requests.size())) {
      List<JobHandle<GeneratedVideo>> handles = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        GenerateOptions options = new Watch(bars, i).options(output);
        handles.add(videos.generateAsync(checked.get(i), targets.get(i), options));
      }
      StoppableJobs.join(handles, session::say);
      for (int i = 0; i < handles.size(); i++) {
        all.add(
            result(i + 1, targets.get(i), handles.get(i), checked.get(i), opened.testPictures()));
      }
    }
    EachResult.problems(all).forEach(session.terminal().err()::println);
    results.print(session.terminal(), () -> EachResult.lines(all), () -> EachResult.json(all));
    return EachResult.worst(all);
  }

  /** All requests, or the error of the first that cannot be sent, with its number. */
  private List<CheckedRequest> checked(
      VideoClient videos,
      List<VideoRequest> requests,
      List<Path> targets,
      Optional<Path> prompts,
      Fit fit) {
    Download.checkTargets(targets, SaveOptions.defaults());
    List<CheckedRequest> checked = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      try {
        CheckedRequest each = videos.check(requests.get(i), fit);
        videos.checkTargets(
            each, List.of(targets.get(i)), prompts.stream().toList(), SaveOptions.defaults());
        checked.add(each);
      } catch (VideoException wrong) {
        session.say("Prompt " + (i + 1) + " cannot be sent, so none was:");
        throw wrong;
      }
    }
    return checked;
  }

  private void tellCost(List<CheckedRequest> checked) {
    List<BigDecimal> known = checked.stream().flatMap(each -> each.estimate().stream()).toList();
    if (!known.isEmpty()) {
      BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      String rest = known.size() < checked.size() ? ", and some whose price is unknown" : "";
      session.say(
          "Estimated cost of %d videos: %s%s"
              .formatted(checked.size(), Formats.dollars(sum), rest));
    }
  }

  private EachResult result(
      int number,
      Path target,
      JobHandle<GeneratedVideo> handle,
      CheckedRequest checked,
      boolean testPictures) {
    try {
      GeneratedVideo video = StoppableJobs.result(handle);
      session.created(video.job().ref());
      GenerateResult saved =
          GenerateResult.of(video).estimated(checked.estimate()).testPictures(testPictures);
      return new EachResult(
          number, target, Optional.of(video.job().ref()), Optional.of(saved), null);
    } catch (VideoException failure) {
      Optional<JobRef> job = handle.ref();
      job.ifPresent(session::created);
      return new EachResult(number, target, job, Optional.empty(), failure);
    }
  }

  /** What is shown of one job. */
  private static final class Watch {

    private final ProgressBars bars;
    private final int index;
    private final Progress progress;
    private final AtomicBoolean known = new AtomicBoolean();

    Watch(ProgressBars bars, int index) {
      this.bars = bars;
      this.index = index;
      this.progress = bars.line(index);
    }

    GenerateOptions options(OutputOptions output) {
      WaitOptions waiting = WaitOptions.defaults().listener(this::seen);
      return GenerateOptions.defaults()
          .waiting(output.timeout().map(waiting::timeout).orElse(waiting))
          .saving(SaveOptions.defaults().listener(new Saving()));
    }

    private void seen(VideoJob job) {
      if (known.compareAndSet(false, true)) {
        bars.say(index, "Submitted as " + job.ref());
      }
      progress.seen(job);
    }

    /** How far the saving has come. */
    private final class Saving implements SaveListener {

      private volatile Path file = Path.of("");

      @Override
      public void saving(Path target) {
        file = target;
      }

      @Override
      public void saved(long saved, OptionalLong total) {
        progress.saving(file, saved, total);
      }
    }
  }
}
