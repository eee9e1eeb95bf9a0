package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("videogen providers")
class ProvidersCommandTest {

  private static final String KEY = "sk-very-secret";

  @TempDir private Path folder;

  private Cli cli;

  @BeforeEach
  void haveTwoProviders() {
    cli = new Cli(folder, FakeVideoGenerator.create()).provider(new PaidProvider());
  }

  private static JsonNode named(JsonNode list, String key, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.path(key).textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("shows what a provider can do and what it costs")
  void showsWhatAProviderCanDo() {
    CliResult outcome = cli.run("providers");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains(
            """
              Status      ready
              Operations  create, retrieve, download, list, delete, cancel, thumbnail,
                          spritesheet, progress
              Lists       every job of the key
              Model       fake-video (the default)
                          any size from 16x16 to 1920x1080 in either orientation, edges
                          divisible by 2; 1-20 s; up to 4 variants; $0.10 a second
            """)
        .contains(
            "videogen.poll-timeout\n      how long to wait for a job at most; 10m unless set");
  }

  @Test
  @DisplayName("shows one without a key, and says what it lacks")
  void showsOneWithoutAKey() {
    String shown = cli.run("providers").out();

    assertThat(shown)
        .contains(
            """
            paid: a vendor that takes money
              Status      not ready: there is no key: set PAID_KEY
              Settings
                videogen.paid.api-key
                  the key of the account; also PAID_KEY
                videogen.paid.region
                  where to render; north unless set
            """);
    assertThat(cli.run("providers", "--json").json().path("providers"))
        .anySatisfy(
            provider -> {
              assertThat(provider.path("name").textValue()).isEqualTo("paid");
              assertThat(provider.path("ready").booleanValue()).isFalse();
              assertThat(provider.path("problem").textValue()).contains("PAID_KEY");
            });
  }

  @Test
  @DisplayName("shows that a key is set, and never the key")
  void neverShowsAKey() {
    cli.variable("PAID_KEY", KEY).variable("VIDEOGEN_PROVIDER", "paid");

    String shown = cli.run("providers").out();
    CliResult asJson = cli.run("providers", "--json");

    assertThat(shown)
        .contains("Status      ready, and the configured provider")
        .contains("videogen.paid.api-key  [set in the environment]")
        .contains("sora-2 (the default), also sora-2-2025-10-06, sora-2-2025-12-08")
        .contains("4, 8, 12 s; 1 variant; $0.10 a second")
        .contains("16, 20 s; 1 variant; price unknown")
        .doesNotContain(KEY);
    assertThat(asJson.out()).doesNotContain(KEY);
    JsonNode paid = named(asJson.json().path("providers"), "name", "paid");
    assertThat(paid.path("chosen").booleanValue()).isTrue();
    JsonNode key = named(paid.path("settings"), "property", "videogen.paid.api-key");
    assertThat(key.path("set").booleanValue()).isTrue();
    assertThat(key.path("secret").booleanValue()).isTrue();
    assertThat(key.path("variable").textValue()).isEqualTo("VIDEOGEN_PAID_API_KEY");
    assertThat(key.path("vendor_variable").textValue()).isEqualTo("PAID_KEY");
  }

  @Test
  @DisplayName("shows the instances that were declared")
  void showsDeclaredInstances() {
    cli.variable("VIDEOGEN_EAST_TYPE", "paid").variable("VIDEOGEN_EAST_API_KEY", KEY);

    assertThat(cli.run("providers").out())
        .contains("east (paid): a vendor that takes money")
        .contains("videogen.east.api-key  [set in the environment]")
        .doesNotContain(KEY);
  }

  @Test
  @DisplayName("gives models, modes and features as JSON")
  void givesJson() {
    JsonNode fake = named(cli.run("providers", "--json").json().path("providers"), "name", "fake");

    assertThat(fake.path("default_model").textValue()).isEqualTo("fake-video");
    assertThat(fake.path("operations").path("list").textValue()).isEqualTo("supported");
    JsonNode model = fake.path("models").path(0);
    assertThat(model.path("default_size").textValue()).isEqualTo("1280x720");
    assertThat(model.path("default_seconds").intValue()).isEqualTo(4);
    assertThat(model.path("max_prompt_length").intValue()).isEqualTo(32_000);
    assertThat(model.path("features").path("seed").textValue()).isEqualTo("supported");
    JsonNode mode = model.path("modes").path(0);
    assertThat(mode.path("sizes").path("kind").textValue()).isEqualTo("range");
    assertThat(mode.path("sizes").path("max").textValue()).isEqualTo("1920x1080");
    assertThat(mode.path("sizes").path("step").textValue()).isEqualTo("2x2");
    assertThat(mode.path("seconds").path("values")).hasSize(20);
    assertThat(mode.path("resolutions").path("kind").textValue()).isEqualTo("unknown");
    assertThat(mode.path("max_variants").intValue()).isEqualTo(4);
    JsonNode price = mode.path("price").path(0);
    assertThat(price.path("unit").textValue()).isEqualTo("output_second");
    assertThat(price.path("usd").decimalValue()).isEqualByComparingTo("0.1");
    assertThat(fake.path("listing").textValue()).isEqualTo("complete");
  }

  @Test
  @DisplayName("fits into 80 columns")
  void fitsInto80Columns() {
    List<String> lines = cli.variable("PAID_KEY", KEY).run("providers").out().lines().toList();

    assertThat(lines).hasSizeGreaterThan(30).allMatch(line -> line.length() <= 80);
  }
}
