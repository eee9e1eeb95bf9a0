package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.cli.session.StateDirectory;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The provider")
class ProviderSelectionTest {

  private static final String NOTICE = "No provider is configured";

  @TempDir private Path folder;

  private Cli cli;

  @BeforeEach
  void haveTwoProviders() {
    cli = new Cli(folder, FakeVideoGenerator.create()).provider(new PaidProvider());
  }

  private String chosen(String... arguments) {
    cli.run(arguments);
    return cli.opened().get(cli.opened().size() - 1).get("videogen.provider");
  }

  @Test
  @DisplayName("is the fake where none is configured, which is said in one line")
  void isTheFakeWhereNoneIsConfigured() {
    CliResult outcome = cli.generate(folder.resolve("cat.mp4"));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.errLines().get(0))
        .startsWith(NOTICE)
        .contains("test pictures", "--provider", "videogen providers");
    assertThat(outcome.err()).containsOnlyOnce(NOTICE);
    assertThat(cli.opened().get(0)).containsEntry("videogen.provider", "fake");
  }

  @Test
  @DisplayName("is said on standard error, so that JSON stays JSON")
  void isSaidOnStandardError() {
    assertThat(cli.run("list", "--json").json().has("jobs")).isTrue();
  }

  @Test
  @DisplayName("is the configured one, of which nothing is said")
  void isTheConfiguredOne() throws IOException {
    Files.writeString(folder.resolve("videogen.properties"), "videogen.provider=paid\n");

    assertThat(cli.run("list").err()).doesNotContain(NOTICE);
    assertThat(chosen("list")).isEqualTo("paid");
  }

  @Test
  @DisplayName("is that of --provider, whatever is configured")
  void isThatOfTheOption() {
    cli.variable("VIDEOGEN_PROVIDER", "fake");

    assertThat(chosen("list", "--provider", "paid")).isEqualTo("paid");
    assertThat(chosen("list", "--provider", "Paid")).isEqualTo("paid");
  }

  @ParameterizedTest(name = "{0} is a job of {1}")
  @CsvSource({"paid:video_1, paid", "fake:video_1, fake", "video_1, fake", "a.b:c, fake"})
  @DisplayName("is that of a job's ref, whatever is configured")
  void isThatOfAJobsRef(String job, String instance) {
    cli.variable("VIDEOGEN_PROVIDER", "fake");

    assertThat(chosen("status", job)).isEqualTo(instance);
  }

  @Test
  @DisplayName("is not chosen by a key alone")
  void isNotChosenByAKeyAlone() {
    cli.variable("PAID_KEY", "secret");

    assertThat(chosen("list")).isEqualTo("fake");
  }

  @Test
  @DisplayName("gets, if it is a fake, jobs of seconds that are kept between runs")
  void getsJobsThatAreKept() {
    cli.run("list");

    assertThat(cli.opened().get(0))
        .isEqualTo(
            Map.of(
                "videogen.provider", "fake",
                "videogen.fake.directory", folder.resolve("state").resolve("fake").toString(),
                "videogen.fake.job-duration", "4s",
                "videogen.poll-interval", "250ms"));
  }

  @Test
  @DisplayName("gets, if it is a fake under another name, a folder of its own")
  void getsAFolderOfItsOwn() {
    cli.variable("VIDEOGEN_DEMO_TYPE", "fake").run("list", "--provider", "demo");

    assertThat(cli.opened().get(0))
        .containsEntry("videogen.demo.directory", "" + folder.resolve("state").resolve("demo"));
  }

  @Test
  @DisplayName("gets nothing that is configured")
  void getsNothingThatIsConfigured() {
    cli.variable("VIDEOGEN_FAKE_DIRECTORY", "here")
        .variable("VIDEOGEN_FAKE_JOB_DURATION", "1m")
        .variable("VIDEOGEN_POLL_INTERVAL", "1s")
        .run("list");

    assertThat(cli.opened().get(0)).isEqualTo(Map.of("videogen.provider", "fake"));
  }

  @Test
  @DisplayName("gets nothing at all if it is no fake")
  void getsNothingIfItIsNoFake() {
    assertThat(chosen("list", "--provider", "paid")).isEqualTo("paid");
    assertThat(cli.opened().get(0)).hasSize(1);
  }

  @Test
  @DisplayName("without a key points to the command that asks for one; with one it does not")
  void withoutAKeyPointsToTheCommandThatAsksForOne() {
    cli.generator(new Unopened());
    String advice = "To be asked for it: videogen config --provider paid";

    CliResult without = cli.run("list", "--provider", "paid");
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.errLines()).last().isEqualTo(advice);

    cli.variable("PAID_KEY", "any");
    assertThat(cli.run("list", "--provider", "paid").err()).doesNotContain("videogen config");
  }

  /** A vendor that cannot be opened, whatever the reason. */
  private static final class Unopened extends ForwardingVideoGenerator {

    Unopened() {
      super(FakeVideoGenerator.create());
    }

    @Override
    public Page<VideoJob> list(ListQuery query) {
      throw new ConfigurationException(
          ErrorDetails.builder(Operation.OPEN, "it cannot be opened").provider("paid").build());
    }
  }

  @ParameterizedTest(name = "XDG_STATE_HOME={0}: {1}")
  @CsvSource({
    "/var/state, /var/state/videogen",
    "relative, /home/ann/.videogen",
    "'', /home/ann/.videogen"
  })
  @DisplayName("keeps its jobs where programs keep such things")
  void keepsItsJobsWhereProgramsDo(String stateHome, Path kept) {
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", stateHome), Path.of("/home/ann")))
        .isEqualTo(kept);
  }

  @Test
  @DisplayName("keeps its jobs in the home folder otherwise")
  void keepsItsJobsInTheHomeFolder() {
    assertThat(StateDirectory.of(Map.of(), Path.of("/home/ann")))
        .isEqualTo(Path.of("/home/ann/.videogen"));
  }
}
