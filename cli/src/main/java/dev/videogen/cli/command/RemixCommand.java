package dev.videogen.cli.command;

import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code videogen remix}. */
@Command(
    sortOptions = false,
    name = "remix",
    description = "Makes a completed video again, a little different, waits for it and saves it.",
    customSynopsis = "videogen remix JOB PROMPT --out FILE [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = {"  videogen remix openai:video_123 \"The same at night\" --out night.mp4"})
public final class RemixCommand extends SourceCommand {

  public RemixCommand(Session session) {
    super(session);
  }

  @Override
  VideoRequest.Builder request(JobRef source, String prompt) {
    return VideoRequest.builder(prompt).source(VideoSource.remix(source));
  }
}
