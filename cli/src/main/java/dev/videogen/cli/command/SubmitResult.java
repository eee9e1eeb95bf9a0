package dev.videogen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.VideoJob;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.session.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A job that was submitted and is not waited for, as a result. */
final class SubmitResult {

  private SubmitResult() {}

  /** Prints the ref, for a script to catch, and tells a person what to do with it. */
  static void print(
      Session session,
      ResultOptions results,
      OutputOptions output,
      VideoJob job,
      Optional<BigDecimal> estimate) {
    session.created(job.ref());
    session.say(JobText.changes(job.adjustments()));
    String pickUp = output.pickUp(job);
    session.say("Submitted; pick it up with: " + pickUp);
    results.print(
        session.terminal(),
        () -> List.of(job.ref().toString()),
        () -> {
          ObjectNode json = JobJson.of(job);
          estimate.ifPresent(cost -> json.set("estimated_cost_usd", JobJson.amount(cost)));
          return json.put("pick_up", pickUp);
        });
  }
}
