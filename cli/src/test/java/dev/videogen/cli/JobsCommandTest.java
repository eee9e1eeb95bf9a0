package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.VideoSink;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("jobs")
class JobsCommandTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake");
  }

  private String address() {
    return "jdbc:h2:file:" + folder.resolve("shop");
  }

  private String submitted() {
    JdbcConnectionPool source =
        JdbcConnectionPool.create(address() + ";WRITE_DELAY=0", "sa", "secret");
    try (DurableVideos videos =
        DurableVideos.builder(source)
            .client(VideoClient.builder().generator(fake))
            .sink(VideoSink.folder(folder))
            .createTables()
            .build()) {
      return videos
          .submit(VideoRequest.builder("A cat").key("order-1").tag("shop", "west").build())
          .toString();
    } finally {
      source.dispose();
    }
  }

  private CliResult ofDatabase(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "jobs";
    arguments[1] = "--database=" + address() + ";USER=sa;PASSWORD=secret";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return cli.run(arguments);
  }

  @Test
  @DisplayName("lists the purchases of a database, and shows no password")
  void database() {
    String purchase = submitted();

    CliResult open = ofDatabase();
    assertThat(open.exitCode()).isZero();
    assertThat(open.out()).contains(purchase, "pending", "fake:?");
    CliResult json = ofDatabase("--json");
    assertThat(json.out())
        .contains("\"key\":\"order-1\"", "\"shop\":\"west\"", "\"state\":\"pending\"")
        .doesNotContain("secret");
    assertThat(json.json().path("jobs")).hasSize(1);
    assertThat(ofDatabase("--uncertain").err()).contains("There are none.");
    assertThat(ofDatabase("--parked").exitCode()).isZero();
    assertThat(ofDatabase("--cost-by=shop").err()).contains("Nothing was bought since");
  }

  @Test
  @DisplayName("lists what a journal in a file has open, and what it cost")
  void journal() {
    cli.variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("journal").toString());
    String job = cli.submit("--tag", "shop=west");

    assertThat(cli.run("jobs").out()).contains(job, "created");
    assertThat(cli.run("jobs", "--cost-by", "shop").out()).contains("SHOP", "west", "$");
    assertThat(cli.run("jobs", "--cost-by=day").out()).contains("DAY", "JOBS");
    assertThat(cli.run("jobs", "--cost-by=day", "--json").json().path("costs")).hasSize(1);
    assertThat(cli.run("jobs", "--parked").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "jobs, VIDEOGEN_JOURNAL_FILE",
    "jobs --database=jdbc:postgresql://db/shop, --driver=postgresql",
    "jobs --database=jdbc:postgresql://db/shop --driver=nowhere.jar, there is no file nowhere.jar",
    "jobs --database=db, JDBC address",
    "jobs --uncertain --parked, give one of",
    "jobs --cost-by=day --days=0, --days is a number",
  })
  @DisplayName("says what is missing or wrong")
  void wrong(String commandLine, String said) {
    CliResult outcome = cli.run(commandLine.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  @DisplayName("says that a database has no such tables")
  void otherDatabase() throws SQLException {
    JdbcConnectionPool other =
        JdbcConnectionPool.create(address() + ";WRITE_DELAY=0", "sa", "secret");
    other.getConnection().close();
    other.dispose();

    CliResult outcome = ofDatabase();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("the tables of videogen-durable are not there");
  }
}
