package dev.videogen.config;

import dev.videogen.settings.Setting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The client's own settings, which hold whichever provider is used. */
public final class ClientSettings {

  /**
   * A file of settings, in the form of a {@code videogen.properties}. It can be named in code, as a
   * system property and in the environment, and not in a file.
   */
  public static final Setting<Path> CONFIG_FILE =
      Setting.file("config", "a file of settings, read before the user's own");

  /** The time between the first two polls of a job; it grows from there. */
  public static final Setting<Duration> POLL_INTERVAL =
      Setting.duration("poll-interval", "the time between the first two polls of a job")
          .withDefault(Duration.ofSeconds(5));

  /** How long to wait for a job at most. */
  public static final Setting<Duration> POLL_TIMEOUT =
      Setting.duration("poll-timeout", "how long to wait for a job at most")
          .withDefault(Duration.ofMinutes(10));

  /** After how long without a byte a download is given up or resumed. */
  public static final Setting<Duration> STALL_TIMEOUT =
      Setting.duration("stall-timeout", "how long a download may stand still")
          .withDefault(Duration.ofSeconds(30));

  /** How large a downloaded file may be, in bytes; what is larger is given up. */
  public static final Setting<Long> DOWNLOAD_MAX_SIZE =
      Setting.bytes("download.max-size", "how large a downloaded file may be")
          .withDefault(4L * 1024 * 1024 * 1024);

  /** How long one file may take to download in all, with all that is tried again. */
  public static final Setting<Duration> DOWNLOAD_TIMEOUT =
      Setting.duration("download.timeout", "how long the download of one file may take in all")
          .withDefault(Duration.ofHours(1));

  /** How long a file is asked for that its vendor does not have yet although the job completed. */
  public static final Setting<Duration> DOWNLOAD_LAG_TIMEOUT =
      Setting.duration(
              "download.lag-timeout", "how long a file of a completed job is waited for to appear")
          .withDefault(Duration.ofSeconds(30));

  /** How many requests may be sent a minute to each instance; unlimited unless set. */
  public static final Setting<Integer> REQUESTS_PER_MINUTE =
      Setting.count("requests-per-minute", "how many requests may be sent a minute").asShared();

  /**
   * How many requests may be sent to each instance in any 24 hours; unlimited unless set. What was
   * sent before the client was opened is not counted.
   */
  public static final Setting<Integer> REQUESTS_PER_DAY =
      Setting.count("requests-per-day", "how many requests may be sent a day").asShared();

  /**
   * How many jobs of each instance may be under way that a client created; unlimited unless set.
   */
  public static final Setting<Integer> MAX_CONCURRENT_JOBS =
      Setting.count("max-concurrent-jobs", "how many jobs may be under way at once").asShared();

  /** Where submissions are noted; nowhere unless set. */
  public static final Setting<Path> JOURNAL_FILE =
      Setting.file("journal.file", "where paid submissions are noted, to survive the process");

  /** The most that one job may cost; unlimited unless set. */
  public static final Setting<BigDecimal> BUDGET_PER_JOB =
      Setting.dollars("budget.per-job", "how many US dollars one job may cost");

  /** The most that the jobs of a day may cost; unlimited unless set. */
  public static final Setting<BigDecimal> BUDGET_PER_DAY =
      Setting.dollars("budget.per-day", "how many US dollars may be spent a day, as UTC counts");

  /** The most that all jobs may cost; unlimited unless set. */
  public static final Setting<BigDecimal> BUDGET_TOTAL =
      Setting.dollars("budget.total", "how many US dollars may be spent in total");

  /** What becomes of a job whose price is not known. */
  public static final Setting<UnknownPrice> BUDGET_UNKNOWN_PRICE =
      Setting.choice(
              "budget.unknown-price",
              "what becomes of a job of unknown price where spending is limited",
              UnknownPrice.class)
          .withDefault(UnknownPrice.REFUSE);

  private ClientSettings() {}

  /**
   * All of them.
   *
   * @return the settings, in the order in which they are to be shown
   */
  public static List<Setting<?>> all() {
    return List.of(
        CONFIG_FILE,
        POLL_INTERVAL,
        POLL_TIMEOUT,
        STALL_TIMEOUT,
        DOWNLOAD_MAX_SIZE,
        DOWNLOAD_TIMEOUT,
        DOWNLOAD_LAG_TIMEOUT,
        REQUESTS_PER_MINUTE,
        REQUESTS_PER_DAY,
        MAX_CONCURRENT_JOBS,
        JOURNAL_FILE,
        BUDGET_PER_JOB,
        BUDGET_PER_DAY,
        BUDGET_TOTAL,
        BUDGET_UNKNOWN_PRICE);
  }
}
