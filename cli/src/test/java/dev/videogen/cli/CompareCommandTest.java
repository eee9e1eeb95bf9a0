package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("videogen compare")
class CompareCommandTest {

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();

  @TempDir private Path folder;

  private Cli cli() {
    return new Cli(folder, fake).provider(new PaidProvider()).variable("VIDEOGEN_PROVIDER", "paid");
  }

  private CliResult compare(Cli cli, String... more) {
    return cli.run(
        Stream.concat(
                Stream.of(
                    "compare",
                    "--model=sora-2,sora-2-pro",
                    "--seconds=4",
                    "--size=1280x720",
                    "--out=" + out()),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("cats");
  }

  private String page() throws IOException {
    return Files.readString(out().resolve("index.html"));
  }

  private void nothingWasSent() {
    assertThat(fake.count(Operation.CREATE)).isZero();
    assertThat(out()).doesNotExist();
  }

  @Test
  @DisplayName("makes a video with each model, and a page with what each cost and took")
  void makesAPage() throws IOException {
    CliResult outcome = compare(cli(), "A cat & a dog");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(out().resolve("paid-sora-2.mp4")).isNotEmptyFile();
    assertThat(out().resolve("paid-sora-2-pro.mp4")).isNotEmptyFile();
    assertThat(outcome.err())
        .contains("Estimated cost of all: $1.60", "paid-sora-2: submitted as paid:video_");
    assertThat(outcome.out().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("paid-sora-2-pro.mp4") && line.contains("$1.20, estimated"))
        .last()
        .isEqualTo("Page: " + out().resolve("index.html"));
    assertThat(page())
        .contains("<blockquote>A cat &amp; a dog</blockquote>")
        .contains("src=\"paid-sora-2.mp4\"", "src=\"paid-sora-2-pro.mp4\"")
        .contains("<dt>Cost</dt><dd>$0.40, estimated by the price list</dd>")
        .contains("<dt>Completed after</dt>", "<dt>First byte after</dt>", "<dt>Size</dt>")
        .contains(">1280 × 720</dd>", "<code>paid:video_000001</code>")
        .doesNotContain("http://", "https://");
  }

  @ParameterizedTest
  @CsvSource({
    "--budget=1.59, '', together they would cost $1.60",
    "--budget=5, 'VIDEOGEN_BUDGET_TOTAL=1.5', together they would cost $1.60",
    "--budget=5, 'VIDEOGEN_BUDGET_PER_DAY=1.5', together they would cost $1.60",
    "--budget=5, 'VIDEOGEN_BUDGET_PER_JOB=1', paid-sora-2-pro would cost $1.20",
  })
  @DisplayName("sends nothing at all where the budget is too small for all")
  void budget(String option, String variable, String reason) {
    Cli cli = cli();
    if (!variable.isEmpty()) {
      cli.variable(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }

    CliResult outcome = compare(cli, option, "A cat");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains(reason.replace("'", "")).contains("Nothing was sent");
    nothingWasSent();
  }

  @Test
  @DisplayName("counts what the journal says was spent before")
  void journal() {
    Cli cli =
        cli()
            .variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("journal").toString())
            .variable("VIDEOGEN_BUDGET_TOTAL", "2");
    assertThat(compare(cli, "A cat").exitCode()).isZero();

    CliResult second = compare(cli, "A cat");

    assertThat(second.exitCode()).isEqualTo(3);
    assertThat(second.err()).contains("$2.00", "$1.60 are spent");
    assertThat(fake.count(Operation.CREATE)).isEqualTo(2);
  }

  @Test
  @DisplayName("shows the failure of one beside the video of the other, and ends with its code")
  void oneFails() throws IOException {
    fake.script().nextJob().failsAt(40, JobError.of("internal_error", "<b>out of luck</b>"));

    CliResult outcome = compare(cli(), "A cat");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("out of luck");
    assertThat(outcome.out()).contains("no video (paid:video_");
    assertThat(page()).contains("&lt;b&gt;out of luck").containsOnlyOnce("<video ");
  }

  @Test
  @DisplayName("ends with the worst code, and never with that of nothing created")
  void worst() throws IOException {
    fake.script().nextCreate().failsWith(FakeError.contentPolicy());
    CliResult refused = compare(cli(), "A cat");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.out()).contains("no video (no job");

    fake.script().nextCreate().losesResponse();
    fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
    assertThat(compare(cli(), "Two cats").exitCode()).isEqualTo(6);
    assertThat(page()).contains("uncertain");
  }

  @Test
  @DisplayName("tells how to pick up what was not waited for, also in the page")
  void timeout() throws IOException {
    fake.script().nextJob().hangs();

    CliResult outcome = compare(cli(), "--timeout=5m", "A cat");

    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err()).contains("Pick it up with: videogen download paid:video_");
    assertThat(page()).contains("Pick it up with: videogen download paid:video_");
  }

  @Test
  @DisplayName("ends all waits with Ctrl-C, tells the jobs, and writes the page")
  void interrupted() throws IOException {
    CliResult outcome = compare(cli().generator(new CreatesMetByCtrlC(2)), "A cat");

    assertThat(Thread.interrupted()).isFalse();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    assertThat(outcome.err())
        .contains("Pick it up with: videogen download paid:video_000001")
        .contains("Pick it up with: videogen download paid:video_000002")
        .doesNotContain("failed");
    assertThat(outcome.out()).doesNotContain("no job");
    assertThat(page()).contains("paid:video_000001", "paid:video_000002");
  }

  @Test
  @DisplayName("prints with --json the page, and of each what a command for one video prints")
  void json() {
    fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));

    CliResult outcome = compare(cli(), "--json", "A cat");

    assertThat(outcome.exitCode()).isEqualTo(1);
    JsonNode json = outcome.json();
    assertThat(json.path("page").textValue()).isEqualTo(out().resolve("index.html").toString());
    assertThat(json.path("compared").findValuesAsText("name"))
        .containsExactly("paid-sora-2", "paid-sora-2-pro");
    assertThat(json.findValues("estimated_cost_usd")).hasSize(1);
    assertThat(json.findValues("first_byte_after_seconds")).hasSize(1);
    assertThat(json.findValues("exit_code"))
        .singleElement()
        .extracting(JsonNode::intValue)
        .isEqualTo(1);
  }

  @Test
  @DisplayName("writes prompts as text")
  void hostilePrompt() throws IOException {
    compare(cli(), "</title><script>alert(1)</script>\"'\u202e\u0007");

    assertThat(page())
        .contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;")
        .doesNotContain("<script>", "\u202e", "\u0007");
  }

  @Test
  @DisplayName("draws a bar for each where a person looks on")
  void bars() {
    CliResult outcome = compare(cli().interactive(), "A cat");

    assertThat(outcome.err())
        .contains("paid-sora-2      ", "paid-sora-2-pro  ", "\u001b[2A\u001b[J", "[####");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--model=sora-2 | nothing to compare",
        "--model=sora-2,sora-2 | named twice",
        "--model=sora-2, | a comma between each two",
        "--provider=paid,,paid | a comma between each two",
        "--provider=a,b,c --model=x,y | name as many of both",
        "--model=sora-2,sora-2-pro --prompt=x | given twice",
        "--model=sora-2,sora-2-pro --budget=-1 | 0 or more dollars",
        "--model=sora-2,sora-2-pro --seconds=5 | 5",
      })
  @DisplayName("sends nothing for what makes no sense")
  void wrongUsage(String options, String reason) {
    CliResult outcome =
        cli()
            .run(
                Stream.concat(
                        Stream.of("compare", "--out=" + out(), "A cat"),
                        Arrays.stream(options.split(" ")))
                    .toArray(String[]::new));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(reason);
    nothingWasSent();
  }

  @Test
  @DisplayName("replaces no file that it needs, nor a folder in the place of the page")
  void targets() throws IOException {
    Files.createDirectories(out().resolve("index.html"));

    CliResult outcome = compare(cli(), "A cat");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(fake.count(Operation.CREATE)).isZero();
  }
}
