package dev.videogen.fake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the fake keeps of a job. Where the job stands is not kept: it follows from the clock.
 *
 * @param number its place in the order of creation, from 1
 * @param createdAt when it was created
 * @param order what it renders
 * @param plan how it goes
 * @param source the id of the job that it was made from; null if there is none
 * @param cancelledAt when it was cancelled; null if it was not
 */
record JobRecord(
    long number,
    Instant createdAt,
    RenderSpec order,
    JobPlan plan,
    @Nullable String source,
    @Nullable Instant cancelledAt) {

  JobRecord cancelled(Instant now) {
    return new JobRecord(number, createdAt, order, plan, source, now);
  }

  /** What chooses the scene of one of its videos: another for each job and each variant. */
  long seed(int variant) {
    return 31 * (order.seed() == null ? number : order.seed()) + variant;
  }
}
