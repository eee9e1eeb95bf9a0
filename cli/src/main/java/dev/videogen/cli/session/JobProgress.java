package dev.videogen.cli.session;

import dev.videogen.GenerateOptions;
import dev.videogen.SaveListener;
import dev.videogen.SaveOptions;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.output.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells of a job while it is waited for and saved: its ref as soon as there is one, so that the job
 * is not lost whatever becomes of this program, and then its progress.
 */
public final class JobProgress implements AutoCloseable {

  private final Session session;
  private final Progress progress;
  private boolean known;
  private boolean saving;

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

  /**
   * The job was read; the first time it is the one that was just submitted. One that is being saved
   * is told to have completed no more, for polls and files are told of on threads of their own.
   */
  public synchronized void seen(VideoJob job) {
    if (!known) {
      known = true;
      session.created(job.ref());
      session.say(JobText.changes(job.adjustments()));
      session.say("Submitted as " + job.ref());
    }
    if (!saving) {
      progress.seen(job);
    }
  }

  private synchronized void saved(Path file, long saved, OptionalLong total) {
    saving = true;
    progress.saving(file, saved, total);
  }

  /** Options to wait and save that report to this. */
  public GenerateOptions options(Optional<Duration> timeout) {
    return GenerateOptions.defaults().waiting(waiting(timeout)).saving(saving());
  }

  /** Options to wait that report to this. */
  public WaitOptions waiting(Optional<Duration> timeout) {
    WaitOptions waiting = WaitOptions.defaults().listener(this::seen);
    return timeout.map(waiting::timeout).orElse(waiting);
  }

  /** Options to save that report to this. */
  public SaveOptions saving() {
    return SaveOptions.defaults().listener(new FileProgress());
  }

  /** Names the file that is being saved, which of several variants is another each time. */
  private final class FileProgress implements SaveListener {

    private Path file = Path.of("");

    @Override
    public void saving(Path target) {
      file = target;
    }

    @Override
    public void saved(long saved, OptionalLong total) {
      JobProgress.this.saved(file, saved, total);
    }
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
