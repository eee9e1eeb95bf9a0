package dev.videogen.internal.client;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that this client cancelled, as they were told last. Some vendors forget a job when it is
 * cancelled; that it is not found then is how its cancellation shows.
 *
 * <p>Safe for use by many threads.
 */
public final class CancelledJobs {

  private static final int MAX_JOBS = 10_000;

  private final Map<JobRef, VideoJob> jobs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobRef, VideoJob> eldest) {
          return size() > MAX_JOBS;
        }
      };

  /** Notes what a cancel answered; a job that had ended otherwise is not one of these. */
  public synchronized void add(VideoJob job) {
    if (!job.status().isTerminal() || job.status() == JobStatus.CANCELLED) {
      jobs.put(job.ref(), job);
    }
  }

  /** A job that is not found, as CANCELLED, billed UNKNOWN; empty if it was not cancelled here. */
  public synchronized Optional<VideoJob> find(JobRef ref) {
    return Optional.ofNullable(jobs.get(ref))
        .map(job -> job.toBuilder().status(JobStatus.CANCELLED).billed(Billed.UNKNOWN).build());
  }

  /** Forgets a job that was deleted, so that it is not found from then on. */
  public synchronized void remove(JobRef ref) {
    jobs.remove(ref);
  }
}
