package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.Feature;
import dev.videogen.JobError;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("From a job that was created before,")
class JobFilesTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;
  private Path file;

  @BeforeEach
  void useTheFake() {
    cli = new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake");
    file = folder.resolve("cat.mp4");
  }

  @Nested
  @DisplayName("videogen download")
  class Download {

    @Test
    @DisplayName("waits for it and saves its video")
    void waitsAndSaves() {
      CliResult outcome = cli.run("download", cli.submit(), "--out", "" + file);

      assertThat(outcome.exitCode()).isZero();
      assertThat(file).isNotEmptyFile();
      assertThat(outcome.out()).startsWith("Saved " + file + " (1280x720, 4 s, ");
      assertThat(outcome.err()).containsPattern("0:1\\d completed").doesNotContain("Submitted");
    }

    @Test
    @DisplayName("saves its pictures")
    void savesItsPictures() {
      Path picture = folder.resolve("cat.jpg");

      CliResult outcome =
          cli.run("download", cli.submit(), "--asset=thumbnail", "--out=" + picture, "--json");

      JsonNode saved = outcome.json().path("files").path(0);
      assertThat(saved.path("asset").textValue()).isEqualTo("thumbnail");
      assertThat(saved.path("bytes").longValue()).isEqualTo(picture.toFile().length()).isPositive();
      assertThat(
              cli.run("download", "video_000001", "--asset=spritesheet", "--out=" + picture).out())
          .startsWith("Saved " + picture + " (spritesheet, ");
    }

    @Test
    @DisplayName("saves all of several variants")
    void savesAllVariants() {
      cli.run("download", cli.submit("--variants", "3"), "--out", "" + file);

      assertThat(folder).isDirectoryContaining("glob:**/cat-1.mp4");
      assertThat(folder).isDirectoryContaining("glob:**/cat-2.mp4");
      assertThat(folder).isDirectoryContaining("glob:**/cat-3.mp4");
    }

    @Test
    @DisplayName("names the file of each variant while it is saved")
    void namesTheFileOfEachVariant() {
      CliResult outcome = cli.run("download", cli.submit("--variants", "2"), "--out", "" + file);

      assertThat(outcome.err())
          .contains("saving cat-1.mp4", "saving cat-2.mp4")
          .doesNotContain("saving cat.mp4");
    }

    @Test
    @DisplayName("does not tell the cost as if it were charged again")
    void doesNotTellTheCost() {
      cli.provider(new PaidProvider()).variable("VIDEOGEN_PAID_API_KEY", "secret-key");
      cli.generator(
          new ForwardingVideoGenerator(fake) {
            @Override
            public VideoJob retrieve(String id) {
              return super.retrieve(id).toBuilder().cost(new BigDecimal("0.8")).build();
            }
          });
      String job = cli.submit("--provider", "paid");

      assertThat(cli.run("download", job, "--out", "" + file).out()).doesNotContain("Cost");
      assertThat(cli.run("status", job).out()).contains("Cost     $0.80");
    }

    @Test
    @DisplayName("says why there is nothing to save, and ends with 1")
    void saysWhyThereIsNothingToSave() {
      fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));

      CliResult outcome = cli.run("download", cli.submit(), "--out", "" + file);

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).contains("out of luck").doesNotContain("Pick it up");
    }

    @Test
    @DisplayName(
        "says that its files are not there, by the vendor and not by the clock, and ends with 4")
    void saysThatItsFilesHaveExpired() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofHours(2));

      CliResult outcome = cli.run("download", job, "--out", "" + file);

      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.err())
          .contains("there is no file any more: it expired of job fake:video_000001");
    }

    @Test
    @DisplayName("waits as long as it is told to, and ends with 5")
    void waitsAsLongAsItIsToldTo() {
      CliResult outcome = cli.run("download", cli.submit(), "--out=" + file, "--timeout=2s");

      assertThat(outcome.exitCode()).isEqualTo(5);
      assertThat(outcome.err())
          .contains("Pick it up with: videogen download fake:video_000001 --out " + file);
    }
  }

  @Nested
  @DisplayName("a command that makes a video from another")
  class FromAnother {

    private String completed() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));
      return job;
    }

    @ParameterizedTest(name = "videogen {0}")
    @CsvSource({"remix, REMIX, ''", "edit, EDIT, ''", "extend, EXTEND, --seconds=4"})
    @DisplayName("sends what it is called, and tells the estimate where that is money")
    void sendsWhatItIsCalled(String command, Feature feature, String more) {
      List<VideoRequest> sent = new ArrayList<>();
      cli.generator(
          new ForwardingVideoGenerator(fake) {
            @Override
            public VideoJob create(CheckedRequest request) {
              sent.add(request.request());
              return super.create(request);
            }
          });
      String source = completed();
      cli.provider(new PaidProvider()).variable("VIDEOGEN_PAID_API_KEY", "secret-key");
      String[] line =
          (command + " paid:video_000001 --prompt=@more --no-wait " + more).strip().split(" ");

      CliResult outcome = cli.run(line);

      assertThat(source).isEqualTo("fake:video_000001");
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.errLines()).first().asString().startsWith("Estimated cost: $");
      assertThat(sent.get(1).prompt()).contains("@more");
      assertThat(sent.get(1).source().orElseThrow().feature()).isEqualTo(feature);
      assertThat(sent.get(1).duration().isPresent()).isEqualTo(feature == Feature.EXTEND);
    }

    @ParameterizedTest(name = "videogen {0}")
    @CsvSource({"remix, ''", "edit, ''", "extend, --seconds=4"})
    @DisplayName("takes a key, tags, an end user and the vendor's own options as generate does")
    void takesWhatGoesAlong(String command, String more) {
      String source = completed();
      String line =
          (command
                  + " "
                  + source
                  + " --prompt=x --no-wait --key=order-1 --tag=team=blue"
                  + " --tag=shot=7 --end-user=u-9 --option=style=noir --option=none=null "
                  + more)
              .strip();

      CliResult outcome = cli.run(line.split(" "));
      CliResult twice = cli.run((line + " --tag=team=red").split(" "));

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      VideoRequest sent = fake.calls(Operation.CREATE).get(1).request().orElseThrow();
      assertThat(sent.key()).hasValue("order-1");
      assertThat(sent.tags()).containsEntry("team", "blue").containsEntry("shot", "7");
      assertThat(sent.endUser()).hasValue("u-9");
      assertThat(sent.options()).containsEntry("style", "noir").containsEntry("none", null);
      assertThat(twice.exitCode()).isEqualTo(2);
      assertThat(twice.err()).contains("--tag team is given twice");
      assertThat(fake.calls(Operation.CREATE)).hasSize(2);
    }

    @Test
    @DisplayName("with a key and a journal buys once, however often it is typed")
    void buysOnce() {
      String source = completed();
      cli.variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("videos.journal").toString());
      String[] line = {"remix", source, "--prompt=x", "--no-wait", "--key=order-1"};

      CliResult first = cli.run(line);
      CliResult second = cli.run(line);

      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(second.out()).isEqualTo(first.out());
      assertThat(fake.calls(Operation.CREATE)).hasSize(2);
    }
  }

  @Nested
  @DisplayName("videogen remix")
  class Remix {

    private String completed() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));
      return job;
    }

    @Test
    @DisplayName("makes another and saves it")
    void makesAnother() {
      CliResult outcome =
          cli.run("remix", completed(), "--prompt=At night", "--out=" + file, "--json");

      assertThat(outcome.err()).contains("Submitted as fake:video_000002");
      assertThat(outcome.json().path("source").textValue()).isEqualTo("fake:video_000001");
      assertThat(outcome.json().path("prompt").textValue()).isEqualTo("At night");
      assertThat(file).isNotEmptyFile();
    }

    @Test
    @DisplayName("prints the ref of the new one with --no-wait")
    void printsTheRef() {
      CliResult outcome = cli.run("remix", completed(), "--prompt", "At night", "--no-wait");

      assertThat(outcome.out().strip()).isEqualTo("fake:video_000002");
    }

    @Test
    @DisplayName("finds out before paying that the file cannot be written")
    void findsOutBeforePaying() {
      String source = completed();
      CliResult outcome = cli.run("remix", source, "--prompt=x", "--out=" + folder + "/no/x.mp4");

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
    }

    @Test
    @DisplayName("does not take the first for the one that could not be made")
    void doesNotTakeTheFirstForTheOther() {
      String source = completed();
      fake.script().nextCreate().failsWith(FakeError.serverError()).times(5);

      CliResult outcome = cli.run("remix", source, "--prompt", "At night", "--out", "" + file);

      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.err()).doesNotContain("Pick it up");
    }

    @Test
    @DisplayName("is refused while the first still runs")
    void isRefusedWhileTheFirstRuns() {
      CliResult outcome =
          cli.run("remix", cli.submit(), "--prompt", "At night", "--out", "" + file);

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("fake:video_000001");
    }
  }
}
