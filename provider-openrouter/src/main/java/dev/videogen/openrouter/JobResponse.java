package dev.videogen.openrouter;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a job is in OpenRouter's responses: {@code id}, {@code status}, {@code unsigned_urls},
 * {@code usage.cost} in US dollars and an {@code error} that is a text. It tells neither its prompt
 * nor any moment.
 */
final class JobResponse implements JobMapping {

  static final StatusMap WORDS =
      StatusMap.none()
          .with(JobStatus.QUEUED, "pending")
          .with(JobStatus.IN_PROGRESS, "in_progress")
          .with(JobStatus.COMPLETED, "completed")
          .with(JobStatus.FAILED, "failed")
          .with(JobStatus.CANCELLED, "cancelled")
          .with(JobStatus.EXPIRED, "expired")
          .charging(Billed.YES, JobStatus.COMPLETED);

  private final Function<String, JobRef> refs;
  private final VendorRules rules;
  private final UnaryOperator<String> redact;

  /**
   * A mapping for one instance.
   *
   * @param refs makes an id into the instance's ref
   * @param rules those of the connection
   * @param redact makes a text of OpenRouter's fit to be told
   */
  JobResponse(Function<String, JobRef> refs, VendorRules rules, UnaryOperator<String> redact) {
    this.refs = refs;
    this.rules = rules;
    this.redact = redact;
  }

  @Override
  public VendorRules rules() {
    return rules;
  }

  @Override
  public String redact(String text) {
    return redact.apply(text);
  }

  @Override
  public VideoJob job(JsonView json) {
    JobRef ref = refs.apply(rules.requiredJobId(json));
    JobStatus status = WORDS.status(json.text("status"));
    VideoJob.Builder job = VideoJob.builder(ref, status).billed(WORDS.billed(status));
    json.text("status").ifPresent(job::providerStatus);
    cost(json.object("usage"))
        .filter(cost -> status.isTerminal())
        .ifPresent(
            cost -> {
              job.cost(cost);
              if (cost.signum() > 0) {
                job.billed(Billed.YES);
              }
            });
    reason(json, status).ifPresent(job::error);
    if (status == JobStatus.COMPLETED) {
      job.outputs(outputs(ref.id(), json.addresses("unsigned_urls")));
    }
    return job.build();
  }

  /**
   * What the vendor says that the job costs. With a key of the user's own at the vendor behind
   * OpenRouter that is OpenRouter's fee alone, and what the video costs is told there.
   */
  private static Optional<BigDecimal> cost(JsonView usage) {
    return usage
        .number("cost")
        .filter(cost -> cost.signum() >= 0)
        .filter(cost -> !usage.flag("is_byok").orElse(false));
  }

  /** An address may be of another host, which gets no key. */
  private static List<VideoOutput> outputs(String jobId, List<URI> addresses) {
    List<VideoOutput> outputs = new ArrayList<>();
    for (URI address : addresses) {
      int index = outputs.size();
      String id = index == 0 ? jobId : jobId + "-" + index;
      outputs.add(VideoOutput.of(jobId, id, index).withAddress(address));
    }
    return outputs.isEmpty() ? List.of(VideoOutput.of(jobId, jobId, 0)) : outputs;
  }
}
