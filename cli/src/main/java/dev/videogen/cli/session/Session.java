package dev.videogen.cli.session;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.cli.output.Progress;
import dev.videogen.cli.output.ProgressBar;
import dev.videogen.cli.output.ProgressBars;
import dev.videogen.cli.output.ProgressLog;
import dev.videogen.cli.output.Terminal;
import dev.videogen.spi.TimeSource;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command works with. For one thread, but for the job that was created. */
public final class Session {

  private final Terminal terminal;
  private final ClientFactory clients;
  private final TimeSource time;
  private InputStream input = System.in;
  private boolean verbose;
  private volatile @Nullable JobRef created;
  private @Nullable Asset left;
  private @Nullable Path leftTarget;

  /**
   * A session of one command.
   *
   * @param terminal where it writes to
   * @param clients where it gets its client from
   * @param time the clock by which it measures
   */
  public Session(Terminal terminal, ClientFactory clients, TimeSource time) {
    this.terminal = terminal;
    this.clients = clients;
    this.time = time;
  }

  public Terminal terminal() {
    return terminal;
  }

  public ClientFactory clients() {
    return clients;
  }

  public TimeSource time() {
    return time;
  }

  /** Where answers to questions are read from: standard input. */
  public InputStream input() {
    return input;
  }

  /** Has answers read from elsewhere. */
  public void readFrom(InputStream value) {
    input = value;
  }

  /** Tells more than most people want to know. To be called before a client is opened. */
  public void beVerbose() {
    verbose = true;
    Logging.beVerbose();
  }

  /** Whether stack traces are to be shown. */
  public boolean isVerbose() {
    return verbose;
  }

  /** Notes that a job was created, so that no error that follows passes for one without it. */
  public void created(JobRef job) {
    created = job;
  }

  /** The job that was created, if one was. */
  public Optional<JobRef> created() {
    return Optional.ofNullable(created);
  }

  /** Notes that the video is saved, and which file of the job is still to be. */
  public void leftToSave(Asset asset, Path target) {
    left = asset;
    leftTarget = target;
  }

  /** Which file is still to be saved where a video is saved; empty if that is the video itself. */
  public Optional<Asset> left() {
    return Optional.ofNullable(left);
  }

  /** Where to the file is to be saved that is left; empty if that is the video. */
  public Optional<Path> leftTarget() {
    return Optional.ofNullable(leftTarget);
  }

  /** Tells a person something that is no result. */
  public void say(String notice) {
    terminal.say(notice);
  }

  /** Tells a person several things that are no results. */
  public void say(List<String> notices) {
    notices.forEach(this::say);
  }

  /** Shows the progress of several jobs until it is closed: a line for each, as one has its bar. */
  public ProgressBars progressOf(int jobs) {
    return new ProgressBars(terminal, time, jobs, terminal.redraws() && !verbose);
  }

  /**
   * Shows progress until it is closed: in a bar that is redrawn where a person looks on and no log
   * would tear it apart, in plain lines elsewhere.
   */
  Progress progress() {
    return terminal.redraws() && !verbose
        ? ProgressBar.ticking(terminal.screen(), terminal.columns(), time)
        : new ProgressLog(terminal.err(), time);
  }
}
