package dev.videogen.cli.command;

import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.TypeConverters;
import dev.videogen.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code videogen extend}. */
@Command(
    sortOptions = false,
    name = "extend",
    description = "Goes on with a completed video, waits for the new one and saves it.",
    customSynopsis = "videogen extend JOB PROMPT --seconds N --out FILE [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = {
      "  videogen extend openai:video_123 \"It falls asleep\" --seconds 4 \\",
      "      --out asleep.mp4"
    })
public final class ExtendCommand extends SourceCommand {

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How much longer the video gets; must be given.")
  private TypeConverters.@Nullable VideoLength added;

  public ExtendCommand(Session session) {
    super(session);
  }

  @Override
  VideoRequest.Builder request(JobRef source, String prompt) {
    if (added == null) {
      throw new UsageException("--seconds N is missing, how much longer the video gets");
    }
    return VideoRequest.builder(prompt)
        .source(VideoSource.extend(source))
        .duration(added.duration());
  }
}
