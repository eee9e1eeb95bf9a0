package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoOutput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job will go, settled when it is created: for a tenth of its time it waits, then it renders
 * at an even pace.
 *
 * @param duration from its creation to its completion
 * @param ending how it ends
 * @param endsAt the progress at which it ends, 0 to 100
 * @param error why it fails; null unless it does
 * @param billed whether its end is charged for; null for what follows from the end
 * @param cost US dollars, told once it has ended, whatever the order costs; null unless scripted
 * @param outputs how its videos are reached
 */
record JobPlan(
    Duration duration,
    Ending ending,
    int endsAt,
    @Nullable JobError error,
    @Nullable Billed billed,
    @Nullable BigDecimal cost,
    VideoOutput.Kind outputs) {

  enum Ending {
    COMPLETED(JobStatus.COMPLETED),
    FAILED(JobStatus.FAILED),
    CANCELLED(JobStatus.CANCELLED),
    /** The job renders for ever. */
    NEVER(JobStatus.IN_PROGRESS);

    private final JobStatus status;

    Ending(JobStatus status) {
      this.status = status;
    }

    JobStatus status() {
      return status;
    }
  }

  private static final int MAX_RUNNING_PROGRESS = 99;

  static JobPlan completing(Duration duration) {
    return new JobPlan(duration, Ending.COMPLETED, 100, null, null, null, VideoOutput.Kind.OF_JOB);
  }

  /** How long after its creation the job ends; empty if it never does. */
  Optional<Duration> length() {
    return ending == Ending.NEVER
        ? Optional.empty()
        : Optional.of(waiting().plus(rendering().multipliedBy(endsAt).dividedBy(100)));
  }

  boolean isWaitingAfter(Duration elapsed) {
    return elapsed.compareTo(waiting()) < 0;
  }

  /** The progress of a job that has not ended: 0 to 99. */
  int progressAfter(Duration elapsed) {
    Duration rendered = elapsed.minus(waiting());
    if (rendered.isNegative()) {
      return 0;
    }
    if (rendered.compareTo(rendering()) >= 0) {
      return MAX_RUNNING_PROGRESS;
    }
    return (int) rendered.multipliedBy(100).dividedBy(rendering());
  }

  private Duration waiting() {
    return duration.dividedBy(10);
  }

  private Duration rendering() {
    return duration.minus(waiting());
  }
}
