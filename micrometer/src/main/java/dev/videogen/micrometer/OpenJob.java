package dev.videogen.micrometer;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.TimeSource;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A job that was created here, until its files are saved or it has ended otherwise. */
final class OpenJob {

  private final ObservedVideo video;
  private final Observation observation;
  private final Meters meters;
  private final TimeSource time;
  private final long created;
  private final Optional<Duration> requested;
  private final Set<Integer> saved = new HashSet<>();
  private long rendering;
  private int outputs;
  private JobStatus status = JobStatus.QUEUED;
  private boolean finished;

  OpenJob(
      ObservedVideo video,
      Observation observation,
      CheckedRequest request,
      Meters meters,
      TimeSource time) {
    this.video = video;
    this.observation = observation;
    this.meters = meters;
    this.time = time;
    this.created = time.nanoTime();
    this.rendering = created;
    this.requested = request.resolved().duration();
    meters.inFlight(video.instance(), 1);
  }

  ObservedVideo video() {
    return video;
  }

  Observation observation() {
    return observation;
  }

  Duration age() {
    return Duration.ofNanos(time.nanoTime() - created);
  }

  /**
   * Takes the job as a response shows it.
   *
   * @return whether that is the end of it
   */
  synchronized boolean seen(VideoJob job) {
    if (finished || status.isTerminal() || job.status() == status) {
      return finished;
    }
    JobStatus before = status;
    status = job.status();
    observation.event(Observation.Event.of(Outcomes.word(status)));
    if (before == JobStatus.QUEUED) {
      rendering = time.nanoTime();
      meters.queued(video, Duration.ofNanos(rendering - created));
    }
    if (status.isTerminal()) {
      ended(job);
    }
    return finished;
  }

  private void ended(VideoJob job) {
    String word = Outcomes.word(status);
    outputs = job.outputs().size();
    meters.inFlight(video.instance(), -1);
    meters.rendered(video, word, Duration.ofNanos(time.nanoTime() - rendering));
    job.cost().ifPresent(cost -> meters.cost(video, word, cost));
    if (job.billed() == Billed.YES) {
      job.duration()
          .or(() -> requested)
          .ifPresent(length -> meters.billed(video, length.multipliedBy(Math.max(1, outputs))));
    }
    if (status != JobStatus.COMPLETED) {
      finish(word);
    }
  }

  /**
   * Takes a file that was saved.
   *
   * @return whether that is the end of it
   */
  synchronized boolean saved(int variant) {
    saved.add(variant);
    if (saved.size() >= Math.max(1, outputs)) {
      finish(Outcomes.SAVED);
    }
    return finished;
  }

  /** Ends the observation, if it has not ended. */
  synchronized void finish(String outcome) {
    if (finished) {
      return;
    }
    finished = true;
    if (!status.isTerminal()) {
      meters.inFlight(video.instance(), -1);
    }
    video.outcome(outcome);
    Guarded.run(observation::stop);
  }
}
