package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.VideoOutput;
import dev.videogen.fake.JobPlan.Ending;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a job goes that is created next. */
public final class ScriptedJob extends Scripted {

  private final FakePreset vendor;
  private @Nullable Duration duration;
  private Ending ending = Ending.COMPLETED;
  private int endsAt = 100;
  private @Nullable JobError error;
  private @Nullable Billed billed;
  private @Nullable BigDecimal cost;
  private VideoOutput.Kind outputs = VideoOutput.Kind.OF_JOB;

  ScriptedJob(Object lock, String beginning, FakePreset vendor) {
    super(lock, beginning);
    this.vendor = vendor;
  }

  /**
   * Sets how long the job takes from its creation to its completion.
   *
   * @param value zero for a job that is completed at once
   * @return this line
   * @throws IllegalArgumentException if it is negative
   */
  public ScriptedJob takes(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("a job takes no less than no time, not " + value);
    }
    say("takes(" + value + ")", () -> duration = value);
    return this;
  }

  /**
   * Lets the job fail.
   *
   * @param progress how far it has come by then, 0 to 100
   * @param value why it fails
   * @return this line
   * @throws IllegalArgumentException if the progress is out of range
   */
  public ScriptedJob failsAt(int progress, JobError value) {
    Objects.requireNonNull(value, "error");
    return ends("failsAt(" + progress + ", " + value + ")", Ending.FAILED, progress, value);
  }

  /**
   * Lets somebody else cancel the job. It is CANCELLED, or FAILED with the code {@code cancelled}
   * where that is what the vendor says of it.
   *
   * @param progress how far it has come by then, 0 to 100
   * @return this line
   * @throws IllegalArgumentException if the progress is out of range
   */
  public ScriptedJob isCancelledAt(int progress) {
    return ends("isCancelledAt(" + progress + ")", Ending.CANCELLED, progress, null);
  }

  /**
   * Lets the job never end: its progress grows to 99 and stays there.
   *
   * @return this line
   */
  public ScriptedJob hangs() {
    return ends("hangs()", Ending.NEVER, 100, null);
  }

  /**
   * Lets the job go as it would without a script, for the sake of those that follow.
   *
   * @return this line
   */
  public ScriptedJob completes() {
    return ends("completes()", Ending.COMPLETED, 100, null);
  }

  /**
   * Lets the vendor tell, once the job has ended, whether it charges for it.
   *
   * @param value unless scripted, YES for a job that is completed and UNKNOWN for any other
   * @return this line
   * @throws IllegalStateException if the fake imitates a vendor, for the responses of none tell
   *     that
   */
  public ScriptedJob isBilled(Billed value) {
    Objects.requireNonNull(value, "billed");
    requireNeutral("whether a job is charged for");
    say("isBilled(" + value + ")", () -> billed = value);
    return this;
  }

  /**
   * Lets the vendor tell, once the job has ended, what it charges for it.
   *
   * @param dollars 0 or more
   * @return this line
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if the fake imitates a vendor, for the responses of none tell
   *     that
   */
  public ScriptedJob costs(BigDecimal dollars) {
    if (dollars.signum() < 0) {
      throw new IllegalArgumentException("a job costs nothing or more, not " + dollars);
    }
    requireNeutral("what a job costs");
    say("costs(" + dollars + ")", () -> cost = dollars);
    return this;
  }

  /**
   * Lets the vendor tell of its videos in another way. They are opened like any other, but for
   * those in a bucket, which are refused.
   *
   * @param value how they are reached; {@link VideoOutput.Kind#OF_JOB} unless scripted
   * @return this line
   * @throws IllegalStateException if the fake imitates a vendor, for the responses of none tell
   *     that
   */
  public ScriptedJob hasOutputs(VideoOutput.Kind value) {
    Objects.requireNonNull(value, "kind");
    requireNeutral("where a video lies");
    say("hasOutputs(" + value + ")", () -> outputs = value);
    return this;
  }

  private void requireNeutral(String what) {
    if (!vendor.neutral()) {
      throw new IllegalStateException(
          "the responses that "
              + vendor.name()
              + " imitates do not tell "
              + what
              + "; script that on a fake of FakePreset.generic()");
    }
  }

  private ScriptedJob ends(String clause, Ending how, int progress, @Nullable JobError why) {
    if (progress < 0 || progress > 100) {
      throw new IllegalArgumentException("progress is 0 to 100, not " + progress);
    }
    say(
        clause,
        () -> {
          ending = how;
          endsAt = progress;
          error = why;
        });
    return this;
  }

  JobPlan plan(Duration unlessSaid) {
    return new JobPlan(
        duration == null ? unlessSaid : duration, ending, endsAt, error, billed, cost, outputs);
  }
}
