package dev.videogen.cli.jobs;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.journal.ConfiguredJournal;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.Session;
import dev.videogen.durable.PurchaseQueries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen jobs}. */
@Command(
    sortOptions = false,
    name = "jobs",
    description = {
      "Lists what an app has bought and is not done with, or what it cost.",
      "It reads the tables of videogen-durable, or else the journal of the setting journal.file."
    },
    footerHeading = "%nExample:%n",
    footer = "  videogen jobs --database=jdbc:postgresql://db/shop --uncertain")
public final class JobsCommand implements Callable<Integer> {

  private static final String DAY = "day";

  private final Session session;
  private final Map<String, String> environment;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The JDBC address of the app's database.")
  private @Nullable String database;

  @Option(
      names = "--driver",
      paramLabel = "FILE",
      description = "The archive of its JDBC driver, which this program does not bring.")
  private @Nullable Path driver;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The database's user; the password is read from PGPASSWORD.")
  private @Nullable String user;

  @Option(names = "--uncertain", description = "Only those of which nobody knows what became.")
  private boolean uncertain;

  @Option(names = "--parked", description = "Only those with a step that was given up.")
  private boolean parked;

  @Option(
      names = "--cost-by",
      paramLabel = "day|TAG",
      description = "What they cost instead, by days of UTC or by the values of a tag.")
  private @Nullable String costBy;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Of how many days the cost is, today's included; 30 unless set.")
  private int days = 30;

  @Mixin private ResultOptions results = new ResultOptions();

  public JobsCommand(Session session) {
    this(session, System.getenv());
  }

  JobsCommand(Session session, Map<String, String> environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (Stream.of(uncertain, parked, costBy != null).filter(each -> each).count() > 1) {
      throw new UsageException("give one of --uncertain, --parked and --cost-by");
    }
    if (days < 1 || days > 3660) {
      throw new UsageException("--days is a number from 1 to 3660");
    }
    JobStore store = store();
    String by = costBy;
    if (by == null) {
      list(store);
    } else {
      sum(store, by);
    }
    return ExitCode.DONE.value();
  }

  private JobStore store() {
    String url = database;
    if (url == null) {
      return new JournalJobs(ConfiguredJournal.of(session.clients().configuration()).file());
    }
    if (!url.startsWith("jdbc:")) {
      throw new UsageException(
          "--database is a JDBC address, such as jdbc:postgresql://localhost/shop");
    }
    Map<String, String> properties = new HashMap<>();
    if (user != null) {
      properties.put("user", user);
    }
    String password = environment.get("PGPASSWORD");
    if (password != null) {
      properties.put("password", password);
    }
    return new DatabaseJobs(
        url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//"),
        PurchaseQueries.of(DriverDataSource.of(url, driver, properties)));
  }

  private void list(JobStore store) {
    List<JobStore.Entry> entries =
        uncertain ? store.uncertain() : parked ? store.parked() : store.open();
    results.print(
        session.terminal(),
        () -> {
          if (entries.isEmpty()) {
            session.say("There are none.");
            return List.of();
          }
          Terminal terminal = session.terminal();
          int columns = terminal.interactive() ? terminal.columns() : Integer.MAX_VALUE;
          return JobsText.table(entries, session.time().now(), columns);
        },
        () -> JobsJson.ofEntries(store.name(), entries));
  }

  private void sum(JobStore store, String by) {
    LocalDate today = session.time().now().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate from = today.minusDays(days - 1L);
    List<JobStore.Sum> sums =
        by.equals(DAY) ? store.costByDay(from, today) : store.costByTag(by, from, today);
    results.print(
        session.terminal(),
        () -> {
          if (sums.isEmpty()) {
            session.say("Nothing was bought since " + from + ".");
            return List.of();
          }
          return JobsText.table(by, sums);
        },
        () -> JobsJson.ofSums(store.name(), by, sums));
  }
}
