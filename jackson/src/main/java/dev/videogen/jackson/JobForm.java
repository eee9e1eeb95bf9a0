package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Adjustment;
import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;

/** A job, with its outputs. */
final class JobForm implements JsonForm<VideoJob> {

  static final JobForm INSTANCE = new JobForm();

  private JobForm() {}

  @Override
  public ObjectNode write(VideoJob job) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("job", job.ref().toString());
    json.put("provider", job.ref().instance());
    json.put("id", job.id());
    json.put("status", Words.of(job.status()));
    json.put("provider_status", job.providerStatus());
    job.progress().ifPresent(value -> json.put("progress", value));
    Nodes.put(json, "model", job.model());
    Nodes.put(json, "prompt", job.prompt());
    Nodes.put(json, "size", job.size());
    Nodes.putSeconds(json, "seconds", job.duration());
    Nodes.put(json, "created_at", job.createdAt());
    Nodes.put(json, "completed_at", job.completedAt());
    Nodes.put(json, "expires_at", job.expiresAt());
    if (!job.outputs().isEmpty()) {
      json.put("variants", job.outputs().size());
      ArrayNode outputs = json.putArray("outputs");
      OutputForm form = new OutputForm(job.id());
      job.outputs().forEach(output -> outputs.add(form.write(output)));
    }
    job.error().ifPresent(error -> json.set("failure", FailureForm.INSTANCE.write(error)));
    Nodes.put(json, "source", job.source());
    json.put("billed", Words.of(job.billed()));
    job.cost().ifPresent(value -> json.set("cost_usd", Nodes.number(value)));
    if (!job.tags().isEmpty()) {
      job.tags().forEach(json.putObject("tags")::put);
    }
    if (job.adopted()) {
      json.put("adopted", true);
    }
    Nodes.putSeconds(json, "poll_after_seconds", job.pollAfter());
    if (!job.adjustments().isEmpty()) {
      ArrayNode adjustments = json.putArray("adjustments");
      job.adjustments().forEach(each -> adjustments.add(AdjustmentForm.INSTANCE.write(each)));
    }
    return json;
  }

  @Override
  public VideoJob read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    VideoJob.Builder job =
        VideoJob.builder(
            fields.required("job", fields.value("job", Texts.REF)),
            fields.required("status", fields.word("status", JobStatus.class)));
    String id = fields.required("job", fields.value("job", Texts.REF)).id();
    fields.optionalText("provider_status").ifPresent(job::providerStatus);
    fields.integer("progress").ifPresent(job::progress);
    fields.optionalText("model").ifPresent(job::model);
    fields.optionalText("prompt").ifPresent(job::prompt);
    fields.value("size", Texts.SIZE).ifPresent(job::size);
    fields.seconds("seconds").ifPresent(job::duration);
    fields.instant("created_at").ifPresent(job::createdAt);
    fields.instant("completed_at").ifPresent(job::completedAt);
    fields.instant("expires_at").ifPresent(job::expiresAt);
    job.outputs(fields.values("outputs", new OutputForm(id)));
    fields.value("failure", FailureForm.INSTANCE).ifPresent(job::error);
    fields.value("source", Texts.REF).ifPresent(job::source);
    fields.number("cost_usd").ifPresent(job::cost);
    job.tags(fields.textsByName("tags"));
    job.adopted(fields.flag("adopted").orElse(false));
    fields.seconds("poll_after_seconds").ifPresent(job::pollAfter);
    job.adjustments(fields.values("adjustments", AdjustmentForm.INSTANCE));
    return billed(job.build(), fields.word("billed", Billed.class).orElse(Billed.UNKNOWN));
  }

  /** What follows from the cost is left to follow from it. */
  private static VideoJob billed(VideoJob job, Billed billed) {
    return job.billed() == billed ? job : job.toBuilder().billed(billed).build();
  }

  /** Why a job failed. */
  private static final class FailureForm implements JsonForm<JobError> {

    static final FailureForm INSTANCE = new FailureForm();

    @Override
    public JsonNode write(JobError error) {
      ObjectNode json = Nodes.FACTORY.objectNode();
      json.put("code", error.code());
      json.put("message", error.message());
      json.put("content_policy", error.contentPolicy());
      return json;
    }

    @Override
    public JobError read(JsonNode json, String path) {
      Fields fields = Fields.of(json, path);
      return new JobError(
          fields.optionalText("code").orElse(""),
          fields.optionalText("message").orElse(""),
          fields.flag("content_policy").orElse(false));
    }
  }

  /** What was changed in a request. */
  static final class AdjustmentForm implements JsonForm<Adjustment> {

    static final AdjustmentForm INSTANCE = new AdjustmentForm();

    @Override
    public JsonNode write(Adjustment adjustment) {
      ObjectNode json = Nodes.FACTORY.objectNode();
      json.put("what", adjustment.what());
      json.put("requested", adjustment.requested());
      json.put("used", adjustment.used());
      return json;
    }

    @Override
    public Adjustment read(JsonNode json, String path) {
      Fields fields = Fields.of(json, path);
      return new Adjustment(fields.text("what"), fields.text("requested"), fields.text("used"));
    }
  }
}
