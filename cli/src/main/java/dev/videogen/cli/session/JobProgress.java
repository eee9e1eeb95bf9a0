package dev.videogen.cli.session;

import dev.videogen.GenerateOptions;
import dev.videogen.SaveOptions;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.output.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells of a job while it is waited for and saved: its ref as soon as there is one, so that the job
 * is not lost whatever becomes of this program, and then its progress.
 */
public final class JobProgress implements AutoCloseable {

  private final Session session;
  private final Progress progress;
  private boolean known;

  private JobProgress(Session session, boolean known) {
    this.session = session;
    this.progress = session.progress();
    this.known = known;
  }

  /** Watches a job that is about to be submitted. */
  public static JobProgress ofNewJob(Session session) {
    return new JobProgress(session, false);
  }

  /** Watches a job that was submitted before, so that its user knows its ref. */
  public static JobProgress ofKnownJob(Session session) {
    return new JobProgress(session, true);
  }

  /** The job was read; the first time it is the one that was just submitted. */
  public void seen(VideoJob job) {
    if (!known) {
      known = true;
      session.created(job.ref());
      session.say(JobText.changes(job.adjustments()));
      session.say("Submitted as " + job.ref());
    }
    progress.seen(job);
  }

  /** Options to wait and save that report to this. */
  public GenerateOptions options(Path target, Optional<Duration> timeout) {
    return GenerateOptions.defaults().waiting(waiting(timeout)).saving(saving(target));
  }

  /** Options to wait that report to this. */
  public WaitOptions waiting(Optional<Duration> timeout) {
    WaitOptions waiting = WaitOptions.defaults().listener(this::seen);
    return timeout.map(waiting::timeout).orElse(waiting);
  }

  /** Options to save that report to this. */
  public SaveOptions saving(Path target) {
    return SaveOptions.defaults().listener((saved, total) -> progress.saving(target, saved, total));
  }

  /** Ends the progress and tells something that is not lost although an error follows. */
  public void tell(List<String> lines) {
    progress.close();
    session.say(lines);
  }

  @Override
  public void close() {
    progress.close();
  }
}
