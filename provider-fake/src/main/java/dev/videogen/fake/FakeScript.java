package dev.videogen.fake;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with a fake, in the order in which it is to happen.
 *
 * <pre>{@code
 * FakeScript script = fake.script();
 * script.nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(20))).times(2);
 * script.nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
 * script.nextDownload().breaksAt(100_000);
 * }</pre>
 *
 * <p>Each kind of line is a queue of its own: the first create takes the first line about creates,
 * the second the second; when there is none left, all goes well. A call that the fake refuses by
 * itself, for an unsupported size say, uses its line all the same, but one that {@link #rateLimit}
 * turns away does not. A line about jobs is used only by a job that comes to be.
 *
 * <p>A line is about one request. The fake retries what the HTTP providers retry, each time with
 * the next line, so that a script has the same outcome here as over the wire of an emulator.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeScript {

  private final Object lock = new Object();
  private final List<Scripted> lines = new ArrayList<>();
  private final Map<Operation, Deque<ScriptedCall>> calls = new EnumMap<>(Operation.class);
  private final Deque<ScriptedJob> jobs = new ArrayDeque<>();
  private final Deque<ScriptedDownload> downloads = new ArrayDeque<>();
  private volatile Duration latency = Duration.ZERO;
  private volatile @Nullable RateLimit rateLimit;

  private final FakePreset vendor;

  FakeScript(FakePreset vendor) {
    this.vendor = vendor;
  }

  /**
   * Begins a line about the next create, whether it has a source or not.
   *
   * @return the line
   */
  public ScriptedSubmission nextCreate() {
    return nextCall(Operation.CREATE, new ScriptedSubmission(lock, "nextCreate()"));
  }

  /**
   * Begins a line about the next retrieve.
   *
   * @return the line
   */
  public ScriptedCall nextRetrieve() {
    return nextCall(Operation.RETRIEVE, new ScriptedCall(lock, "nextRetrieve()"));
  }

  /**
   * Begins a line about the next page of jobs.
   *
   * @return the line
   */
  public ScriptedCall nextList() {
    return nextCall(Operation.LIST, new ScriptedCall(lock, "nextList()"));
  }

  /**
   * Begins a line about the next cancel.
   *
   * @return the line
   */
  public ScriptedCall nextCancel() {
    return nextCall(Operation.CANCEL, new ScriptedCall(lock, "nextCancel()"));
  }

  /**
   * Begins a line about the next delete.
   *
   * @return the line
   */
  public ScriptedCall nextDelete() {
    return nextCall(Operation.DELETE, new ScriptedCall(lock, "nextDelete()"));
  }

  /**
   * Begins a line about the job that comes to be next.
   *
   * @return the line
   */
  public ScriptedJob nextJob() {
    return next(jobs, new ScriptedJob(lock, "nextJob()", vendor));
  }

  /**
   * Begins a line about the file that is opened next.
   *
   * @return the line
   */
  public ScriptedDownload nextDownload() {
    return next(downloads, new ScriptedDownload(lock, "nextDownload()"));
  }

  /**
   * Sets how long the vendor takes to answer a call, by the fake's clock.
   *
   * @param value zero unless set
   * @return this script
   * @throws IllegalArgumentException if it is negative
   */
  public FakeScript latency(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("a latency is zero or more, not " + value);
    }
    this.latency = value;
    return this;
  }

  /**
   * Sets how many requests are taken in any minute by the fake's clock. One too many is told how
   * long to wait, and is retried then.
   *
   * @param perMinute 1 or more; not limited unless set
   * @return this script
   * @throws IllegalArgumentException if it is below 1
   */
  public FakeScript rateLimit(int perMinute) {
    this.rateLimit = new RateLimit(perMinute);
    return this;
  }

  /**
   * Forgets every line, the latency and the rate limit: from now on all goes well.
   *
   * @return this script
   */
  public FakeScript clear() {
    synchronized (lock) {
      lines.clear();
      calls.clear();
      jobs.clear();
      downloads.clear();
    }
    latency = Duration.ZERO;
    rateLimit = null;
    return this;
  }

  /**
   * The lines that have happened less often than was asked for. A test that ends with one of them
   * did not test what it was written for.
   *
   * @return each line as it was written, with the place in the code, in the order of writing
   */
  public List<String> unusedScripts() {
    synchronized (lock) {
      return lines.stream().filter(Scripted::isUnused).map(Scripted::toString).toList();
    }
  }

  private <S extends ScriptedCall> S nextCall(Operation operation, S line) {
    synchronized (lock) {
      calls.computeIfAbsent(operation, first -> new ArrayDeque<>()).add(line);
      lines.add(line);
    }
    return line;
  }

  private <S extends Scripted> S next(Deque<S> queue, S line) {
    synchronized (lock) {
      queue.add(line);
      lines.add(line);
    }
    return line;
  }

  Duration latency() {
    return latency;
  }

  Optional<RateLimit> rateLimit() {
    return Optional.ofNullable(rateLimit);
  }

  /** The line that a call goes by, with a use of it taken. */
  Optional<ScriptedCall> take(Operation operation) {
    synchronized (lock) {
      Deque<ScriptedCall> queue = calls.get(operation);
      return queue == null ? Optional.empty() : use(queue);
    }
  }

  /** The plan of a job that comes to be, with a use of its line taken. */
  JobPlan takeJob(Duration unlessSaid) {
    synchronized (lock) {
      return use(jobs)
          .map(line -> line.plan(unlessSaid))
          .orElseGet(() -> JobPlan.completing(unlessSaid));
    }
  }

  /** Throws the error of a line, if it has one. */
  void perform(ScriptedCall line, ErrorDetails details) {
    line.perform(details, vendor);
  }

  /** The faults of a download, with a use of its line taken; throws the error, if there is one. */
  DownloadFaults takeDownload(ErrorDetails details) {
    Optional<ScriptedDownload> line;
    synchronized (lock) {
      line = use(downloads);
    }
    return line.map(download -> download.perform(details, vendor)).orElse(DownloadFaults.NONE);
  }

  private <S extends Scripted> Optional<S> use(Deque<S> queue) {
    S line = queue.peek();
    if (line == null) {
      return Optional.empty();
    }
    line.use();
    if (line.isUsedUp()) {
      queue.remove();
      lines.remove(line);
    }
    return Optional.of(line);
  }
}
