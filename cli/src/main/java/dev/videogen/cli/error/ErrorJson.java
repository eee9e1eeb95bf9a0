package dev.videogen.cli.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.cli.output.JobJson;
import dev.videogen.errors.VideoException;

/**
 * An error as JSON, in the form that apps read and write, with what the command line adds: an
 * object whose one member is {@code error}, so that none is taken for a job.
 */
public final class ErrorJson {

  private ErrorJson() {}

  public static ObjectNode of(Throwable failure, ResumeHint saving) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode error = json.putObject("error");
    if (failure instanceof VideoException known) {
      error.setAll(JobJson.of(known));
    } else {
      error.put("kind", failure instanceof UsageException ? "usage" : "internal");
    }
    error.put("message", RemedyText.message(failure));
    error.put("exit_code", saving.exitCode(failure).value());
    RemedyText.nearest(failure).ifPresent(options -> error.put("nearest_options", options));
    saving.pickUp(failure).ifPresent(command -> error.put("pick_up", command));
    return json;
  }
}
