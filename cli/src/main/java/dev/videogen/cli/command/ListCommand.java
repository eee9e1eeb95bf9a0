package dev.videogen.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen list}. */
@Command(
    sortOptions = false,
    name = "list",
    description = "Lists the provider's jobs, the newest first.")
public final class ListCommand implements Callable<Integer> {

  private static final int MAX_PAGE_SIZE = 100;
  private static final int DEFAULT_LIMIT = 20;

  private final Session session;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many jobs to list at most; 20 unless given.")
  private @Nullable Integer limit;

  @Option(names = "--all", description = "Lists all jobs.")
  private boolean all;

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int limit = limit();
    try (ProviderOptions.Opened opened = provider.open(session)) {
      List<VideoJob> jobs = read(opened.videos(), limit);
      results.print(session.terminal(), () -> table(jobs), () -> json(jobs));
    }
    return ExitCode.DONE.value();
  }

  private int limit() {
    if (all && limit != null) {
      throw new UsageException("--limit and --all exclude each other; give one of them");
    }
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is 1 or more, not " + limit);
    }
    return all ? Integer.MAX_VALUE : limit == null ? DEFAULT_LIMIT : limit;
  }

  private static List<VideoJob> read(VideoClient videos, int limit) {
    try (Stream<VideoJob> jobs = videos.listAll(ListQuery.newest(Math.min(limit, MAX_PAGE_SIZE)))) {
      return jobs.limit(limit).toList();
    }
  }

  private List<String> table(List<VideoJob> jobs) {
    Terminal terminal = session.terminal();
    if (jobs.isEmpty()) {
      session.say("There are no jobs.");
      return List.of();
    }
    int columns = terminal.interactive() ? terminal.columns() : Integer.MAX_VALUE;
    return JobText.table(jobs, session.time().now(), columns);
  }

  private static ObjectNode json(List<VideoJob> jobs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("jobs");
    jobs.forEach(job -> array.add(JobJson.of(job)));
    return json;
  }
}
