package dev.videogen.emulator;

import dev.videogen.JobError;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The faults that the page arms with a click, and those that are armed. */
final class PageFaults {

  /** How often a fault may be asked to happen. */
  static final int MAX_TIMES = 100;

  /** What goes wrong. */
  enum Fault {
    LOSE_CREATE("Lose the response to the next create", ""),
    LOSE_RESPONSE("Lose the next response, whatever is asked", ""),
    FAIL_JOB("Let the next job fail", "nextJob().failsAt("),
    RATE_LIMIT("Refuse the next create: too many requests", "nextCreate().failsWith("),
    CUT_DOWNLOAD("Cut the next download", "nextDownload().breaksAt("),
    WEBHOOK_TWICE("Send the next webhook twice, of any API", "");

    private final String title;

    /** How the line of a fake's script begins that has it happen; empty if none does. */
    private final String script;

    Fault(String title, String script) {
      this.title = title;
      this.script = script;
    }

    /** The fault by its {@link #id()}; empty if there is none. */
    static Optional<Fault> of(String id) {
      return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
      return title;
    }
  }

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Fewer bytes than any video of the fake has. */
  private static final int CUT_AT = 4096;

  private static final int FAILS_AT = 40;

  private final Map<Vendor, FakeScript> scripts = new LinkedHashMap<>();
  private final RequestDispatcher responses;
  private final WebhookSender webhooks;

  PageFaults(List<EmulatedVendor> vendors, RequestDispatcher responses, WebhookSender webhooks) {
    vendors.forEach(each -> scripts.put(each.vendor(), each.fake().script()));
    this.responses = responses;
    this.webhooks = webhooks;
  }

  /**
   * Has something go wrong.
   *
   * @param times how often, 1 to {@link #MAX_TIMES}
   */
  void arm(Vendor vendor, Fault fault, int times) {
    FakeScript script = Objects.requireNonNull(scripts.get(vendor));
    switch (fault) {
      case LOSE_CREATE ->
          new StubbedResponse(Operation.CREATE, vendor, responses::add).times(times).loseResponse();
      case LOSE_RESPONSE ->
          new StubbedResponse(null, vendor, responses::add).times(times).loseResponse();
      case FAIL_JOB ->
          script
              .nextJob()
              .failsAt(FAILS_AT, JobError.of("internal_error", "The video could not be made."))
              .times(times);
      case RATE_LIMIT ->
          script.nextCreate().failsWith(FakeError.rateLimit(RETRY_AFTER)).times(times);
      case CUT_DOWNLOAD -> script.nextDownload().breaksAt(CUT_AT).times(times);
      case WEBHOOK_TWICE -> {
        for (int each = 0; each < times; each++) {
          new StubbedWebhook(webhooks::add).sendTwice();
        }
      }
    }
  }

  /** What is to go wrong yet, also what tests have scripted. */
  List<String> armed() {
    List<String> armed = new ArrayList<>(responses.stubs());
    scripts.forEach(
        (vendor, script) ->
            script.unusedScripts().forEach(line -> armed.add(vendor.title() + ": " + told(line))));
    int faulty = webhooks.faults();
    if (faulty > 0) {
      armed.add("Webhooks: " + (faulty == 1 ? "the next one" : "the next " + faulty));
    }
    return armed;
  }

  /** What was armed here is told as the button is called; what was written elsewhere as it is. */
  private static String told(String line) {
    return line.contains("(" + PageFaults.class.getSimpleName() + ".java:")
        ? Stream.of(Fault.values())
            .filter(fault -> !fault.script.isEmpty() && line.startsWith(fault.script))
            .map(fault -> fault.title() + times(line))
            .findFirst()
            .orElse(line)
        : line;
  }

  private static String times(String line) {
    int at = line.indexOf(".times(");
    boolean several = at >= 0 && !line.startsWith(".times(1)", at);
    return several ? ", " + line.substring(at + 7, line.indexOf(')', at)) + " times" : "";
  }

  /** Forgets all that was to go wrong. */
  void clear() {
    responses.clearStubs();
    scripts.values().forEach(FakeScript::clear);
    webhooks.clearFaults();
  }
}
