package dev.videogen.fake;

import dev.videogen.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a job stands at a given time. Nothing runs and nothing is stored: the same record and the
 * same time give the same standing.
 *
 * @param status any but EXPIRED, which is a matter of the files
 * @param progress 0 to 100
 * @param endedAt when the job ended; empty while it has not
 */
record JobState(JobStatus status, int progress, Optional<Instant> endedAt) {

  static JobState of(JobRecord job, Instant now) {
    Instant cancelledAt = job.cancelledAt();
    if (cancelledAt != null && !now.isBefore(cancelledAt)) {
      int progress = job.plan().progressAfter(Duration.between(job.createdAt(), cancelledAt));
      return new JobState(JobStatus.CANCELLED, progress, Optional.of(cancelledAt));
    }
    JobPlan plan = job.plan();
    Optional<Instant> end = plan.length().map(job.createdAt()::plus);
    if (end.isPresent() && !now.isBefore(end.get())) {
      return new JobState(plan.ending().status(), plan.endsAt(), end);
    }
    Duration elapsed = Duration.between(job.createdAt(), now);
    return plan.isWaitingAfter(elapsed)
        ? new JobState(JobStatus.QUEUED, 0, Optional.empty())
        : new JobState(JobStatus.IN_PROGRESS, plan.progressAfter(elapsed), Optional.empty());
  }

  boolean hasEnded() {
    return status.isTerminal();
  }
}
