package dev.videogen.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.fake.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("videogen emulator")
class EmulatorPageTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<URI> opened = new ArrayList<>();

  private int run(boolean hasBrowser, String... arguments) {
    Terminal terminal = new Terminal(OutputStream.nullOutputStream(), err, false, false, 80);
    Session session =
        new Session(
            terminal,
            new ClientFactory(
                Configuration::builder,
                settings -> {
                  throw new AssertionError("no client is needed");
                },
                folder),
            new FakeClock());
    EmulatorCommand command =
        new EmulatorCommand(
            session,
            page -> {
              opened.add(page);
              return hasBrowser;
            });
    return new CommandLine(command).execute(arguments);
  }

  @Test
  @DisplayName("opens its page in a browser where it is asked to")
  void opens() {
    assertThat(run(true, "--port=0", "--open")).isZero();

    assertThat(opened).singleElement().asString().contains("/?token=");
    assertThat(err.toString(UTF_8)).contains(opened.get(0).toString()).doesNotContain("No browser");
  }

  @Test
  @DisplayName("prints the address of its page where there is no browser")
  void noBrowser() {
    assertThat(run(false, "--port=0", "--open")).isZero();

    assertThat(err.toString(UTF_8))
        .contains(opened.get(0).toString())
        .contains("No browser could be opened here; open that address in one.");
  }

  @Test
  @DisplayName("opens no browser unasked")
  void unasked() {
    assertThat(run(true, "--port=0")).isZero();

    assertThat(opened).isEmpty();
    assertThat(err.toString(UTF_8)).contains("/?token=");
  }
}
