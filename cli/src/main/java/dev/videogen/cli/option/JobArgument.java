package dev.videogen.cli.option;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.cli.error.UsageException;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The job that a command is about. */
public final class JobArgument {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      description = "The job's ref, such as openai:video_123, or its id with the provider in use.")
  private String text = "";

  String text() {
    return text;
  }

  /** The job's ref, as a client reads what was given. */
  public JobRef ref(VideoClient videos) {
    try {
      return videos.ref(text);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  /** The instance that the ref names; empty for an id alone. */
  Optional<String> instance() {
    return Optional.of(text.indexOf(':'))
        .filter(colon -> colon > 0)
        .map(colon -> text.substring(0, colon))
        .filter(JobRef::isInstanceName);
  }
}
