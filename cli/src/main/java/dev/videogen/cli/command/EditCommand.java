package dev.videogen.cli.command;

import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code videogen edit}. */
@Command(
    sortOptions = false,
    name = "edit",
    description = "Changes a completed video, waits for the new one and saves it.",
    customSynopsis = "videogen edit JOB PROMPT --out FILE [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = {"  videogen edit openai:video_123 \"Put a hat on it\" --out hat.mp4"})
public final class EditCommand extends SourceCommand {

  public EditCommand(Session session) {
    super(session);
  }

  @Override
  VideoRequest.Builder request(JobRef source, String prompt) {
    return VideoRequest.builder(prompt).source(VideoSource.edit(source));
  }
}
