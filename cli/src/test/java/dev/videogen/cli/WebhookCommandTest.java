package dev.videogen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.FakeWebhook;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.WebhookScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("videogen webhook listen")
class WebhookCommandTest {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final VideoJob job =
      fake.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What is done while the command waits. */
  private interface Meanwhile {
    void run() throws Exception;
  }

  private int run(Meanwhile meanwhile, String... arguments) {
    TimeSource busy =
        new TimeSource() {
          @Override
          public Instant now() {
            return FakeClock.START;
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) {
            try {
              meanwhile.run();
            } catch (Exception failed) {
              throw new AssertionError(failed);
            }
          }
        };
    Terminal terminal = new Terminal(out, err, false, false, 80);
    ClientFactory clients =
        new ClientFactory(Configuration::builder, settings -> VideoClient.of(fake), folder);
    return VideogenCommand.run(new Session(terminal, clients, busy), arguments);
  }

  private FakeWebhook completed() {
    fake.clock().advance(Duration.ofHours(1));
    return fake.webhooks(job.id()).get(0);
  }

  private int post(FakeWebhook webhook, byte[] body) throws IOException, InterruptedException {
    Matcher address = ADDRESS.matcher(err.toString(UTF_8));
    assertThat(address.find()).as(err.toString(UTF_8)).isTrue();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.group()));
    webhook.headers().forEach((name, values) -> request.header(name, values.get(0)));
    return HttpClient.newHttpClient()
        .send(request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  @DisplayName("prints each event once, on a line of its own")
  void prints() {
    FakeWebhook webhook = completed();

    int exitCode =
        run(
            () -> {
              assertThat(post(webhook, webhook.body())).isEqualTo(204);
              assertThat(post(webhook, webhook.body())).isEqualTo(204);
            },
            "webhook",
            "listen",
            "--port=0");

    assertThat(exitCode).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8).lines())
        .containsExactly("2026-01-01T01:00:00Z video.completed fake:" + job.id());
  }

  @Test
  @DisplayName("prints JSON on one line")
  void printsJson() {
    FakeWebhook webhook = completed();

    run(() -> post(webhook, webhook.body()), "webhook", "listen", "--port=0", "--json");

    assertThat(out.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains(
            "\"provider\":\"fake\"",
            "\"vendor_id\":\"" + job.id() + "\"",
            "\"type\":\"video.completed\"",
            "\"status\":\"completed\"",
            "\"sent_at\":\"2026-01-01T01:00:00Z\"");
  }

  @Test
  @DisplayName("says that a forged one is refused, and nothing of what it says")
  void refuses() {
    FakeWebhook webhook = completed();

    run(
        () -> assertThat(post(webhook, "video.completed intruder".getBytes(UTF_8))).isEqualTo(401),
        "webhook",
        "listen",
        "--port=0");

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains("Refused: The signature").doesNotContain("intruder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "webhook listen --port=70000", "webhook listen --port=-1"})
  @DisplayName("ends with 2 if it makes no sense")
  void wrongUsage(String line) {
    assertThat(run(() -> {}, line.split(" "))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  @DisplayName("ends with 2 if the port is taken")
  void portTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run(() -> {}, "webhook", "listen", "--port=" + taken.getLocalPort())).isEqualTo(2);
    }
    assertThat(err.toString(UTF_8)).contains("name another one with --port");
  }

  @Test
  @DisplayName("ends with 2 for a provider without webhooks")
  void noWebhooks() {
    CliResult outcome =
        new Cli(folder, fake)
            .generator(
                new ForwardingVideoGenerator(fake) {
                  @Override
                  public Optional<WebhookScheme> webhooks() {
                    return Optional.empty();
                  }
                })
            .run("webhook", "listen", "--port=0");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("sends no webhooks whose signature is known");
  }
}
