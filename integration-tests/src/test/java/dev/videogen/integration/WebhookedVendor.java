package dev.videogen.integration;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.SentWebhook;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookRefusedException;
import dev.videogen.webhook.WebhookServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client of an emulated vendor, and a server that takes its webhooks. */
final class WebhookedVendor implements AutoCloseable {

  private static final Duration JOB = Duration.ofMinutes(1);

  /** So long is waited for what is on its way. */
  private static final long MAX_SECONDS = 20;

  private final BlockingQueue<WebhookEvent> events = new LinkedBlockingQueue<>();
  private final List<WebhookRefusedException> refusals = new CopyOnWriteArrayList<>();
  private final VideoEmulator emulator;
  private final FakeVideoGenerator fake;
  private final VideoClient client;
  private final WebhookServer server;

  /** A vendor, whose events are handed to somebody before they are told here. */
  WebhookedVendor(String provider, Consumer<WebhookEvent> handler) throws Exception {
    this(provider, handler, Map.of(), VideoEmulator.builder());
  }

  /** Replicate by the clock of the wall, with jobs that nobody polls for once they are followed. */
  static WebhookedVendor byTheWall(Consumer<WebhookEvent> handler, Duration job) throws Exception {
    FakeVideoGenerator fake =
        FakeVideoGenerator.builder()
            .preset(FakePreset.replicate())
            .time(TimeSource.system())
            .jobDuration(job)
            .build();
    return new WebhookedVendor(
        "replicate",
        handler,
        Map.of("videogen.poll-interval", "1h", "videogen.poll-timeout", "3h"),
        VideoEmulator.builder().replicate(fake));
  }

  private WebhookedVendor(
      String provider,
      Consumer<WebhookEvent> handler,
      Map<String, String> more,
      VideoEmulator.Builder emulators)
      throws Exception {
    // The port has to be known before there is a receiver, which wants a client.
    int port = freePort();
    String address = "http://127.0.0.1:" + port + "/hooks?token=t-1";
    this.emulator = emulators.openAiWebhook(URI.create(address)).start();
    this.fake =
        switch (provider) {
          case "fal" -> emulator.fal();
          case "replicate" -> emulator.replicate();
          default -> emulator.openAi();
        };
    VideoClient.Builder builder = VideoClient.builder().time(fake.time());
    settings(provider).forEach(builder::set);
    more.forEach(builder::set);
    this.client = builder.set("videogen.webhook.url", address).build();
    this.server =
        WebhookServer.builder(
                event -> {
                  handler.accept(event);
                  events.add(event);
                })
            .receiver(client.webhooks().build())
            .refusals(refusals::add)
            .port(port)
            .start();
  }

  /** None of those that systems give out by themselves, which another test may get meanwhile. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }

  private Map<String, String> settings(String provider) {
    return switch (provider) {
      case "fal" -> EmulatorHarness.falSettings(emulator);
      case "replicate" -> EmulatorHarness.replicateSettings(emulator);
      default -> EmulatorHarness.openAiSettings(emulator);
    };
  }

  VideoEmulator emulator() {
    return emulator;
  }

  FakeVideoGenerator fake() {
    return fake;
  }

  VideoClient client() {
    return client;
  }

  JobRef create() {
    return client.create(VideoRequest.builder("a cat").build()).ref();
  }

  /** Lets the jobs that there are end. */
  void end() {
    fake.clock().advance(JOB.multipliedBy(3));
  }

  WebhookEvent event() throws InterruptedException {
    WebhookEvent event = events.poll(MAX_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came; sent was " + emulator.webhooks());
    }
    return event;
  }

  List<WebhookEvent> furtherEvents() {
    return List.copyOf(events);
  }

  List<WebhookRefusedException> refusals() {
    return refusals;
  }

  /** What was sent, once it is as much as is waited for. */
  List<SentWebhook> sent(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    while (emulator.webhooks().size() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError(count + " should be sent, and were not: " + emulator.webhooks());
      }
      Thread.sleep(5);
    }
    return emulator.webhooks();
  }

  @Override
  public void close() {
    server.close();
    client.close();
    emulator.close();
  }
}
