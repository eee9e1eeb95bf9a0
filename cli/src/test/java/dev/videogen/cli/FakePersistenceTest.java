package dev.videogen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.fake.FakeClock;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The fake that the command line takes")
class FakePersistenceTest {

  @TempDir private Path folder;

  private final FakeClock clock = new FakeClock();

  /** Runs a command as its own process would: with a client of its own, on the same machine. */
  private CliResult run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ClientFactory clients =
        new ClientFactory(
            () -> Configuration.builder().systemProperties(Map.of()).environment(Map.of()),
            settings -> {
              VideoClient.Builder client = VideoClient.builder().time(clock);
              settings.forEach(client::set);
              return client.build();
            },
            folder.resolve("state"));
    Terminal terminal = new Terminal(out, err, false, false, 80);
    int exitCode = VideogenCommand.run(new Session(terminal, clients, clock), arguments);
    return new CliResult(exitCode, out.toString(UTF_8), err.toString(UTF_8), out.toByteArray());
  }

  @Test
  @DisplayName("keeps its jobs for the next command")
  void keepsItsJobsForTheNextCommand() {
    String job = run("generate", "--prompt", "A cat", "--seconds", "2", "--no-wait").out().strip();

    assertThat(run("status", job).out()).contains("Status   queued");
    clock.advance(Duration.ofSeconds(2));
    assertThat(run("status", job).out()).contains("Status   in progress, ");
    clock.advance(Duration.ofSeconds(3));
    assertThat(run("status", job).out()).contains("Status   completed");
    assertThat(run("list").out()).contains(job).contains("A cat");
    Path file = folder.resolve("cat.mp4");
    assertThat(run("download", job, "--out", "" + file).exitCode()).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(run("delete", job).exitCode()).isZero();
    assertThat(run("status", job).exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("makes a first video within seconds")
  void makesAFirstVideoWithinSeconds() {
    CliResult outcome =
        run("generate", "--prompt", "A cat", "--out", "" + folder.resolve("cat.mp4"));

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(Duration.ofNanos(clock.nanoTime())).isBetween(ofSeconds(4), ofSeconds(6));
    assertThat(outcome.errLines()).last().asString().endsWith("saving cat.mp4 100 %");
  }

  private static Duration ofSeconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
