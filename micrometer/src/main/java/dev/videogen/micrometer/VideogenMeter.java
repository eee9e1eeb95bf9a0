package dev.videogen.micrometer;

/** The meters beside those of the observations, as {@code docs/metrics.md} lists them. */
public enum VideogenMeter {
  /** What vendors have told that jobs cost, in US dollars. */
  COST("videogen.cost", "usd", "What vendors have told that jobs cost"),
  /** What created jobs were expected to cost, in US dollars. */
  ESTIMATED_COST("videogen.cost.estimated", "usd", "What created jobs were expected to cost"),
  /** Seconds of video of jobs that are billed. */
  BILLED_SECONDS("videogen.billed.seconds", "seconds", "Seconds of video that are billed"),
  /** Jobs that were created and have not ended. */
  JOBS_IN_FLIGHT("videogen.jobs.in.flight", "", "Jobs created that have not ended"),
  /** From the create of a job until it is rendered, as polls see it. */
  QUEUE_TIME("videogen.job.queue", "seconds", "From the create until the job is rendered"),
  /** From then until the job has ended, as polls see it. */
  RENDER_TIME("videogen.job.render", "seconds", "From the begin of rendering to the end"),
  /** Requests that are sent again. */
  RETRIES("videogen.retries", "", "Requests sent again"),
  /** Waits for a permit of the rate limiter. */
  LIMITER_WAIT("videogen.limiter.wait", "seconds", "Waits for a permit of the rate limiter"),
  /** Bytes of files that were received. */
  BYTES("videogen.download.bytes", "bytes", "Bytes of files received");

  private final String meterName;
  private final String unit;
  private final String description;

  VideogenMeter(String meterName, String unit, String description) {
    this.meterName = meterName;
    this.unit = unit;
    this.description = description;
  }

  /**
   * Its name in a registry of Micrometer.
   *
   * @return words between dots
   */
  public String meterName() {
    return meterName;
  }

  /**
   * What it counts or measures in.
   *
   * @return the unit; empty for a number
   */
  public String unit() {
    return unit;
  }

  /**
   * What it tells.
   *
   * @return a few words
   */
  public String description() {
    return description;
  }
}
