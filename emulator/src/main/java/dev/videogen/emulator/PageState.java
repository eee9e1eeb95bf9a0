package dev.videogen.emulator;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeCall;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.RunningClock;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page shows, as JSON. */
final class PageState {

  /** How many jobs are shown of all APIs together. */
  private static final int MAX_JOBS = 60;

  private static final int MAX_EXCHANGES = 100;
  private static final int MAX_WEBHOOKS = 20;

  private final List<EmulatedVendor> vendors;
  private final ExchangeLog exchanges;
  private final WebhookSender webhooks;
  private final PageFaults faults;

  PageState(
      List<EmulatedVendor> vendors,
      ExchangeLog exchanges,
      WebhookSender webhooks,
      PageFaults faults) {
    this.vendors = vendors;
    this.exchanges = exchanges;
    this.webhooks = webhooks;
    this.faults = faults;
  }

  /**
   * What changes while the emulator runs.
   *
   * @param polls whether requests that poll a job are shown
   */
  Map<String, @Nullable Object> now(boolean polls) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("vendors", vendors.stream().map(PageState::vendor).toList());
    json.put("jobs", jobs().map(PageJob::json).toList());
    json.put(
        "exchanges",
        exchanges.latest(MAX_EXCHANGES, polls).stream().map(PageState::summary).toList());
    json.put("webhooks", latestWebhooks());
    json.put("armed", faults.armed().stream().map(ShownText::of).toList());
    return json;
  }

  /** What stays as it is: the APIs, how apps find them, and the faults that there are. */
  Map<String, @Nullable Object> setup() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "vendors",
        vendors.stream()
            .map(
                each ->
                    Map.of(
                        "id", each.vendor().id(),
                        "title", each.vendor().title(),
                        "environment", each.environment()))
            .toList());
    json.put(
        "faults",
        Stream.of(PageFaults.Fault.values())
            .map(fault -> Map.of("id", fault.id(), "title", fault.title()))
            .toList());
    json.put("clockMoves", clocks().stream().anyMatch(PageState::moves));
    return json;
  }

  private static Map<String, @Nullable Object> vendor(EmulatedVendor each) {
    return Map.of(
        "id",
        each.vendor().id(),
        "clock",
        each.fake().time().now().toString(),
        "jobs",
        each.fake().count(Operation.CREATE));
  }

  /**
   * The latest jobs of all APIs: by the times of creation, which need not be those of one clock.
   */
  private Stream<PageJob> jobs() {
    return vendors.stream()
        .flatMap(PageState::jobs)
        .sorted(
            Comparator.comparing((PageJob each) -> each.job().createdAt().orElse(Instant.MIN))
                .reversed())
        .limit(MAX_JOBS);
  }

  private static Stream<PageJob> jobs(EmulatedVendor vendor) {
    FakeVideoGenerator fake = vendor.fake();
    List<VideoJob> latest = fake.latestJobs(MAX_JOBS);
    if (latest.isEmpty()) {
      return Stream.empty();
    }
    Map<String, VideoRequest> requests = new HashMap<>();
    for (FakeCall call : fake.calls(Operation.CREATE)) {
      call.job().ifPresent(job -> call.request().ifPresent(asked -> requests.put(job.id(), asked)));
    }
    return latest.stream()
        .map(job -> new PageJob(vendor, job, Optional.ofNullable(requests.get(job.id()))));
  }

  private static Map<String, @Nullable Object> summary(ShownExchange each) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("number", each.number());
    json.put("at", each.at().toString());
    json.put("vendor", each.vendor().map(Vendor::title).orElse(null));
    json.put(
        "operation",
        each.operation().map(name -> name.name().toLowerCase(Locale.ROOT)).orElse(null));
    json.put("method", each.method());
    json.put("url", each.url());
    json.put("status", each.status());
    json.put("note", each.note());
    return json;
  }

  /** An exchange with all that is kept of it; empty if it is not kept any more. */
  Optional<Map<String, @Nullable Object>> exchange(long number) {
    return exchanges
        .find(number)
        .map(
            each -> {
              Map<String, @Nullable Object> json = summary(each);
              json.put("headers", each.headers());
              json.put("body", each.body());
              json.put("responseHeaders", each.responseHeaders());
              json.put("responseBody", each.responseBody());
              return json;
            });
  }

  private List<Map<String, @Nullable Object>> latestWebhooks() {
    List<SentWebhook> sent = webhooks.sent();
    return sent.subList(Math.max(0, sent.size() - MAX_WEBHOOKS), sent.size()).stream()
        .map(PageState::webhook)
        .toList();
  }

  private static Map<String, @Nullable Object> webhook(SentWebhook each) {
    SecretMask mask = new SecretMask(Map.of());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("target", mask.text(each.target().toString()));
    json.put("messageId", mask.text(each.messageId()));
    json.put("status", each.status().isPresent() ? each.status().getAsInt() : null);
    json.put("body", mask.text(each.body()));
    return json;
  }

  /** Pushes the clocks of all APIs forward that can be moved. */
  void advance(Duration by) {
    for (TimeSource clock : clocks()) {
      if (clock instanceof FakeClock fake) {
        fake.advance(by);
      } else if (clock instanceof RunningClock running) {
        running.advance(by);
      }
    }
  }

  private static boolean moves(TimeSource clock) {
    return clock instanceof FakeClock || clock instanceof RunningClock;
  }

  /** Several APIs may go by one clock. */
  private Set<TimeSource> clocks() {
    Set<TimeSource> clocks = Collections.newSetFromMap(new IdentityHashMap<>());
    vendors.forEach(each -> clocks.add(each.fake().time()));
    return clocks;
  }
}
