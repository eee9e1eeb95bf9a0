package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells a job as its vendor would.
 *
 * @param instance the name of the instance, for refs
 * @param vendor the vendor that is imitated
 */
record JobPresenter(String instance, FakePreset vendor) {

  private static final JobError CANCELLED = JobError.of("cancelled", "The job was cancelled.");

  JobRef ref(JobRecord job) {
    return ref(vendor.ids().job(job.number()));
  }

  VideoJob at(JobRecord job, Instant now) {
    JobState standing = JobState.of(job, now);
    JobStatus status = told(standing.status());
    RenderSpec order = job.order();
    VideoJob.Builder shown =
        VideoJob.builder(ref(job), status)
            .providerStatus(vendor.words().of(standing.status(), standing.progress()))
            .model(order.model())
            .size(order.size())
            .duration(order.duration())
            .createdAt(job.createdAt());
    if (vendor.reportsProgress()) {
      shown.progress(standing.progress());
    }
    standing.endedAt().ifPresent(shown::completedAt);
    Optional.ofNullable(order.prompt()).ifPresent(shown::prompt);
    Optional.ofNullable(job.source()).map(this::ref).ifPresent(shown::source);
    switch (standing.status()) {
      case COMPLETED -> addResult(job, standing, shown);
      case FAILED -> Optional.ofNullable(job.plan().error()).ifPresent(shown::error);
      case QUEUED, IN_PROGRESS -> vendor.pollAfter().ifPresent(shown::pollAfter);
      case CANCELLED -> {
        if (status == JobStatus.FAILED) {
          shown.error(CANCELLED);
        }
      }
      case EXPIRED -> {}
    }
    if (standing.hasEnded()) {
      tellMoney(job, standing.status(), shown);
    }
    return shown.build();
  }

  /** Of a job that was cancelled, some vendors say that it failed. */
  private JobStatus told(JobStatus status) {
    return status == JobStatus.CANCELLED && vendor.words().cancelled() == null
        ? JobStatus.FAILED
        : status;
  }

  private void addResult(JobRecord job, JobState standing, VideoJob.Builder shown) {
    String id = vendor.ids().job(job.number());
    shown.outputs(
        IntStream.range(0, job.order().variants())
            .mapToObj(index -> output(job, id, index))
            .toList());
    standing.endedAt().map(end -> end.plus(vendor.lifetime())).ifPresent(shown::expiresAt);
  }

  private VideoOutput output(JobRecord job, String id, int index) {
    VideoOutput output = VideoOutput.of(id, vendor.ids().output(job.number(), index), index);
    String file = output.id() + ".mp4";
    VideoOutput.Kind scripted = job.plan().outputs();
    return switch (scripted == VideoOutput.Kind.OF_JOB ? vendor.outputs() : scripted) {
      case OF_JOB -> output;
      case ADDRESS -> output.withAddress(URI.create("https://media.invalid/" + file + "?sig=fake"));
      case KEYED_ADDRESS -> output.withKeyedAddress(URI.create("https://api.invalid/" + file));
      case PATH -> output.withPath(URI.create("files/" + file));
      case BUCKET -> output.inBucket(URI.create("s3://fake-bucket/" + file));
      case INLINE -> output.inline();
    };
  }

  private static void tellMoney(JobRecord job, JobStatus end, VideoJob.Builder shown) {
    boolean completed = end == JobStatus.COMPLETED;
    Optional.ofNullable(job.plan().cost())
        .or(() -> Optional.ofNullable(job.order().cost()).filter(cost -> completed))
        .ifPresent(shown::cost);
    Optional.ofNullable(job.plan().billed())
        .or(() -> Optional.of(Billed.YES).filter(billed -> completed))
        .ifPresent(shown::billed);
  }

  private JobRef ref(String id) {
    return JobRef.of(instance, id);
  }
}
