package dev.videogen.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.videogen.JobRef;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.Destructive;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen delete}. */
@Command(
    sortOptions = false,
    name = "delete",
    description = "Deletes a job and its files. One that runs is to be cancelled first.")
public final class DeleteCommand implements Callable<Integer>, Destructive {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();
  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      JobRef ref = job.ref(opened.videos());
      opened.videos().delete(ref);
      results.print(
          session.terminal(),
          () -> List.of("Deleted " + ref),
          () ->
              JsonNodeFactory.instance
                  .objectNode()
                  .put("job", ref.toString())
                  .put("deleted", true));
    }
    return ExitCode.DONE.value();
  }
}
