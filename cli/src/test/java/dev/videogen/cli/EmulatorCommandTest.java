package dev.videogen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("videogen emulator")
class EmulatorCommandTest {

  private static final Pattern LINES =
      Pattern.compile(
          "OPENAI_BASE_URL=(http://127\\.0\\.0\\.1:\\d+/v1) OPENAI_API_KEY=any"
              + " VIDEOGEN_OPENAI_DIALECT=openai VIDEOGEN_OPENAI_WEBHOOK_SECRET=whsec_[\\w+/=]+"
              + " VIDEOGEN_PROVIDER=openai\\R"
              + azure("sora", "jobs")
              + azure("sora-2", "videos")
              + "OPENROUTER_API_KEY=any"
              + " VIDEOGEN_OPENROUTER_BASE_URL=http://127\\.0\\.0\\.1:\\d+/api/v1"
              + " VIDEOGEN_OPENROUTER_MODEL=google/veo-3\\.1"
              + " VIDEOGEN_PROVIDER=openrouter\\RFAL_KEY=any"
              + " VIDEOGEN_FAL_BASE_URL=http://127\\.0\\.0\\.1:\\d+/fal/queue"
              + " VIDEOGEN_FAL_STORAGE_URL=http://127\\.0\\.0\\.1:\\d+/fal/storage"
              + " VIDEOGEN_FAL_PLATFORM_URL=http://127\\.0\\.0\\.1:\\d+/fal/platform"
              + " VIDEOGEN_FAL_WEBHOOK_JWKS_URL=http://127\\.0\\.0\\.1:\\d+/fal/jwks"
              + " VIDEOGEN_FAL_MODEL=fal-ai/veo3\\.1 VIDEOGEN_PROVIDER=fal\\R"
              + "REPLICATE_API_TOKEN=any"
              + " VIDEOGEN_REPLICATE_BASE_URL=http://127\\.0\\.0\\.1:\\d+/replicate/v1"
              + " VIDEOGEN_REPLICATE_WEBHOOK_SECRET=whsec_[\\w+/=]+"
              + " VIDEOGEN_REPLICATE_MODEL=bytedance/seedance-2\\.0"
              + " VIDEOGEN_PROVIDER=replicate\\R");

  private static String azure(String deployment, String api) {
    return "AZURE_OPENAI_ENDPOINT=http://127\\.0\\.0\\.1:\\d+ AZURE_OPENAI_API_KEY=any"
        + " AZURE_OPENAI_DEPLOYMENT="
        + deployment
        + " VIDEOGEN_AZURE_API="
        + api
        + " VIDEOGEN_PROVIDER=azure\\R";
  }

  @TempDir private Path folder;

  @Test
  @DisplayName("says where it listens in lines for the shell, one an API, and ends with 0")
  void saysWhereItListens() {
    CliResult outcome = new Cli(folder, FakeVideoGenerator.create()).run("emulator", "--port", "0");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).matches(LINES);
    assertThat(outcome.errLines()).hasSize(2);
    assertThat(outcome.err()).contains("charges nothing", "Ctrl-C");
    assertThat(outcome.errLines().get(1))
        .matches(".* shown at http://127\\.0\\.0\\.1:\\d+/\\?token=[\\w-]{32}");
  }

  @Test
  @DisplayName("serves while it waits, and no longer")
  void servesWhileItWaits() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> served = new ArrayList<>();
    TimeSource asking = new BusyClock(() -> served.add(get(baseUrl(out) + "/videos")));
    Terminal terminal = new Terminal(out, OutputStream.nullOutputStream(), false, false, 80);
    ClientFactory clients = new ClientFactory(Configuration::builder, settings -> null, folder);

    int exitCode =
        VideogenCommand.run(new Session(terminal, clients, asking), "emulator", "--port=0");

    assertThat(exitCode).isZero();
    assertThat(served).singleElement().asString().contains("\"object\":\"list\"");
    assertThatThrownBy(() -> get(baseUrl(out) + "/videos")).isInstanceOf(AssertionError.class);
  }

  private static String baseUrl(ByteArrayOutputStream out) {
    Matcher line = LINES.matcher(out.toString(UTF_8));
    assertThat(line.matches()).as(out.toString(UTF_8)).isTrue();
    return line.group(1);
  }

  private static String get(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer any").build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError("no response from " + address, broken);
    }
  }

  /** A clock that does something instead of sleeping. */
  private record BusyClock(Runnable instead) implements TimeSource {

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
      instead.run();
    }
  }

  @Test
  @DisplayName("ends with 2 if another listens on the port, and says what to do")
  void thePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();

      CliResult outcome =
          new Cli(folder, FakeVideoGenerator.create()).run("emulator", "--port", port);

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.errLines())
          .singleElement()
          .asString()
          .contains("cannot listen on port " + port, "--port, or 0 for a free one");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port=65536, '--port is 0 to 65535, not 65536'",
    "--port=-1, '--port is 0 to 65535, not -1'",
    "--job-duration=soon, --job-duration",
  })
  @DisplayName("ends with 2 for an option that makes no sense")
  void wrongOptions(String option, String said) {
    CliResult outcome = new Cli(folder, FakeVideoGenerator.create()).run("emulator", option);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
    assertThat(outcome.out()).isEmpty();
  }
}
