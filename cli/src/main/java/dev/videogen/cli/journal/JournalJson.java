package dev.videogen.cli.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.cli.error.ErrorJson;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.output.JobJson;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.recovery.Recovered;
import dev.videogen.spi.JobFingerprint;
import java.util.Collection;
import java.util.List;

/** Submissions as JSON. What is not known is left out. */
final class JournalJson {

  private JournalJson() {}

  static ObjectNode of(ConfiguredJournal journal, List<JournaledSubmission> submissions) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journal", journal.file().toString());
    ArrayNode array = json.putArray("submissions");
    submissions.forEach(submission -> array.add(of(submission)));
    return json;
  }

  static ObjectNode of(JournaledSubmission submission) {
    JournalEntry.Intent intent = submission.intent();
    JobFingerprint traits = intent.traits();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", submission.id().toString());
    json.put("state", Formats.word(submission.state()));
    json.put("submitted_at", intent.at().toString());
    json.put("provider", intent.instance());
    submission.job().ifPresent(job -> json.put("job", job.toString()));
    intent.key().ifPresent(key -> json.put("key", key.key()));
    if (!intent.tags().isEmpty()) {
      intent.tags().forEach(json.putObject("tags")::put);
    }
    if (submission.adopted()) {
      json.put("adopted", true);
    }
    submission.reason().ifPresent(reason -> json.put("reason", reason));
    strings(json, "candidates", submission.candidates());
    submission.target().ifPresent(target -> json.put("target", target.toString()));
    strings(json, "files", submission.files());
    traits.prompt().ifPresent(prompt -> json.put("prompt", prompt));
    traits.model().ifPresent(model -> json.put("model", model));
    traits.size().ifPresent(size -> json.put("size", size.toString()));
    traits.duration().ifPresent(time -> json.set("seconds", JobJson.seconds(time)));
    json.put("variants", intent.variants());
    traits.source().ifPresent(source -> json.put("source", source.toString()));
    intent.estimate().ifPresent(cost -> json.set("estimated_cost_usd", JobJson.amount(cost)));
    if (submission.job().isPresent()) {
      json.put("billed", Formats.word(submission.billed()));
    }
    submission.cost().ifPresent(cost -> json.set("cost_usd", JobJson.amount(cost)));
    return json;
  }

  private static void strings(ObjectNode json, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(value -> array.add(value.toString()));
    }
  }

  /** What became of submissions: each with its job and files, or with an error. */
  static ObjectNode of(List<Recovered> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("recovered");
    for (Recovered each : all) {
      ObjectNode one = array.addObject();
      one.put("id", each.submission().id().toString());
      each.job().ifPresent(job -> one.put("job", job.toString()));
      each.video().ifPresent(video -> one.setAll(GenerateResult.of(video).json()));
      each.failure()
          .ifPresent(failure -> one.setAll(ErrorJson.of(failure, ResumeHint.of(each.job()))));
    }
    return json;
  }
}
