package dev.videogen.cli.compare;

import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.SaveListener;
import dev.videogen.SaveOptions;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.output.Progress;
import dev.videogen.cli.output.ProgressLines;
import dev.videogen.cli.session.StoppableJobs;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.follow.JobHandle;
import dev.videogen.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Makes the video of one contender, and measures. */
final class ContenderRun implements Callable<ComparisonResult> {

  private final Contender contender;
  private final ProgressLines lines;
  private final Progress progress;
  private final TimeSource time;
  private final Optional<Duration> timeout;
  private volatile long start;
  private volatile @Nullable VideoJob job;
  private volatile @Nullable Duration completedAfter;
  private volatile @Nullable Duration firstByteAfter;

  ContenderRun(
      Contender contender,
      ProgressLines lines,
      Progress progress,
      TimeSource time,
      Optional<Duration> timeout) {
    this.contender = contender;
    this.lines = lines;
    this.progress = progress;
    this.time = time;
    this.timeout = timeout;
  }

  /** Never throws: what goes wrong with one is shown beside the videos of the others. */
  @Override
  public ComparisonResult call() {
    start = time.nanoTime();
    JobHandle<GeneratedVideo> handle =
        contender
            .videos()
            .generateAsync(
                contender.checked(),
                contender.target(),
                GenerateOptions.defaults()
                    .waiting(waiting())
                    .saving(SaveOptions.defaults().listener(new Saving())));
    try {
      GeneratedVideo made =
          StoppableJobs.await(handle, notice -> lines.say(contender.name() + ": " + notice));
      job = made.job();
      progress.show("done", OptionalInt.of(100));
      return result(handle.ref(), made, null);
    } catch (RuntimeException | Error failure) {
      progress.show(ended(failure), OptionalInt.empty());
      return result(handle.ref(), null, failure);
    }
  }

  /** A job that is not waited for any longer has not failed: it runs on. */
  private static String ended(Throwable failure) {
    if (failure instanceof VideoInterruptedException) {
      return "interrupted";
    }
    return failure instanceof WaitTimeoutException ? "timed out" : "failed";
  }

  private ComparisonResult result(
      Optional<JobRef> created, @Nullable GeneratedVideo made, @Nullable Throwable failure) {
    return new ComparisonResult(
        contender, created, job, made, failure, completedAfter, firstByteAfter);
  }

  private WaitOptions waiting() {
    WaitOptions waiting = WaitOptions.defaults().listener(this::seen);
    return timeout.map(waiting::timeout).orElse(waiting);
  }

  private void seen(VideoJob now) {
    if (job == null) {
      JobText.changes(now.adjustments())
          .forEach(change -> lines.say(contender.name() + ": " + change));
      lines.say(contender.name() + ": submitted as " + now.ref());
    }
    job = now;
    if (now.status() == JobStatus.COMPLETED && completedAfter == null) {
      completedAfter = elapsed();
    }
    progress.seen(now);
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  private final class Saving implements SaveListener {

    private Path file = Path.of("");

    @Override
    public void saving(Path target) {
      file = target;
    }

    @Override
    public void saved(long saved, OptionalLong total) {
      if (saved > 0 && firstByteAfter == null) {
        firstByteAfter = elapsed();
      }
      progress.saving(file, saved, total);
    }
  }
}
