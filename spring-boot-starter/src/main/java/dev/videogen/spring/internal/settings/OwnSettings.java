package dev.videogen.spring.internal.settings;

import dev.videogen.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of this starter, which videogen itself does not know. */
public final class OwnSettings {

  /** The path that webhooks are taken at. */
  public static final Setting<String> WEBHOOK_PATH =
      Setting.text("webhook.path", "the path of this app at which vendors' webhooks are taken")
          .withDefault("/videogen/webhook");

  /** Whether health asks the vendor. */
  public static final Setting<Boolean> HEALTH_PROBE =
      Setting.flag(
              "health.probe",
              "whether health asks the vendor for something that costs nothing, once a minute at"
                  + " most")
          .withDefault(false);

  /** Whether errors become problem details. */
  public static final Setting<Boolean> PROBLEM_DETAILS =
      Setting.flag(
              "web.problem-details", "whether errors of videogen become problem details (RFC 9457)")
          .withDefault(true);

  /** Whether vendors are told of the app's traces. */
  public static final Setting<Boolean> TRACE_TO_VENDORS =
      Setting.flag(
              "observations.trace-to-vendors",
              "whether the headers of a trace go to vendors, where videogen-micrometer is there")
          .withDefault(false);

  /** Whether purchases are kept in the app's database. */
  public static final Setting<Boolean> DURABLE_ENABLED =
      Setting.flag(
              "durable.enabled",
              "whether purchases are kept in the app's database, where videogen-durable is there")
          .withDefault(false);

  /** Whether the tables are created. */
  public static final Setting<Boolean> DURABLE_CREATE_TABLES =
      Setting.flag(
              "durable.create-tables",
              "whether the tables of purchases are created at the start, if they are not there")
          .withDefault(false);

  /** Where videos of purchases go. */
  public static final Setting<Path> DURABLE_FOLDER =
      Setting.file(
          "durable.folder",
          "the folder for videos of purchases, where no VideoSink of the app takes them");

  /** The name of this node. */
  public static final Setting<String> DURABLE_NODE =
      Setting.text(
          "durable.node",
          "the name of this node in the tables of purchases; the host's and some letters unless"
              + " set");

  /** How many steps run at once. */
  public static final Setting<Integer> DURABLE_THREADS =
      Setting.count(
              "durable.threads", "how many steps of purchases this node runs at once, 2 or more")
          .withDefault(10);

  /** How often jobs are polled. */
  public static final Setting<Duration> DURABLE_POLL_INTERVAL =
      Setting.duration(
              "durable.poll-interval",
              "how long a purchase's job is left alone between two polls, by whichever node")
          .withDefault(Duration.ofSeconds(5));

  /** How often a node says that it lives. */
  public static final Setting<Duration> DURABLE_HEARTBEAT =
      Setting.duration(
              "durable.heartbeat",
              "how often this node says that it lives, 1s or longer; after four times as long"
                  + " without it others take over")
          .withDefault(Duration.ofSeconds(10));

  /** How many creates all nodes send. */
  public static final Setting<Integer> DURABLE_CREATES_PER_MINUTE =
      Setting.count(
          "durable.creates-per-minute",
          "how many creates of purchases all nodes together send a minute");

  static final Set<String> NAMES =
      all().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());

  private OwnSettings() {}

  /**
   * All of them.
   *
   * @return the settings, in the order in which they are to be shown
   */
  public static List<Setting<?>> all() {
    return List.of(
        WEBHOOK_PATH,
        HEALTH_PROBE,
        PROBLEM_DETAILS,
        TRACE_TO_VENDORS,
        DURABLE_ENABLED,
        DURABLE_CREATE_TABLES,
        DURABLE_FOLDER,
        DURABLE_NODE,
        DURABLE_THREADS,
        DURABLE_POLL_INTERVAL,
        DURABLE_HEARTBEAT,
        DURABLE_CREATES_PER_MINUTE);
  }
}
