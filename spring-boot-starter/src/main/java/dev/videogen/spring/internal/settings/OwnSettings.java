package dev.videogen.spring.internal.settings;

import dev.videogen.settings.Setting;
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

  static final Set<String> NAMES =
      all().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());

  private OwnSettings() {}

  /**
   * All of them.
   *
   * @return the settings, in the order in which they are to be shown
   */
  public static List<Setting<?>> all() {
    return List.of(WEBHOOK_PATH, HEALTH_PROBE, PROBLEM_DETAILS, TRACE_TO_VENDORS);
  }
}
