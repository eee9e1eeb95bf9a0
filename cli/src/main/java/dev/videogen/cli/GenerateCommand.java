package dev.videogen.cli;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen generate}. */
@Command(
    sortOptions = false,
    name = "generate",
    description = "Makes a video from a prompt, waits for it and saves it.",
    customSynopsis = "videogen generate --prompt TEXT --out FILE [OPTIONS]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  videogen generate --prompt \"A cat playing piano\" --out cat.mp4",
      "  videogen generate --prompt-file scene.txt --seconds 8 --size 1280x720 \\",
      "      --image first.png --crop-images --out scene.mp4 --thumbnail scene.webp",
      "  job=$(videogen generate --prompt \"Rain\" --no-wait); videogen status $job"
    })
final class GenerateCommand implements Callable<Integer> {

  private final Session session;

  @ArgGroup(validate = false, heading = "%nWhat to make:%n", order = 1)
  private RequestOptions request = new RequestOptions();

  @ArgGroup(validate = false, heading = "%nWhere it goes:%n", order = 2)
  private OutputOptions output = new OutputOptions();

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private Results results = new Results();

  GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    VideoRequest video = request.toRequest();
    output.check();
    try (ProviderOptions.Opened opened = provider.open(session)) {
      VideoClient videos = opened.videos();
      output.check(videos);
      Optional<BigDecimal> estimate = new RequestCheck(videos).check(video, request.fit()).cost();
      if (!opened.testPictures()) {
        estimate.ifPresent(cost -> session.say("Estimated cost: " + Words.dollars(cost)));
      }
      if (output.noWait()) {
        VideoJob job = videos.create(video, request.fit());
        Submitted.print(session, results, output, job, estimate);
      } else {
        Rendered rendered = rendered(videos, video, estimate);
        results.print(session.terminal(), rendered::lines, rendered::json);
      }
    }
    return ExitCode.DONE.value();
  }

  private Rendered rendered(VideoClient videos, VideoRequest video, Optional<BigDecimal> estimate) {
    try (JobWatch watch = JobWatch.ofNewJob(session)) {
      return output.save(
          watch,
          videos,
          estimate,
          (target, options) -> videos.generate(video, target, options.fit(request.fit())));
    }
  }
}
