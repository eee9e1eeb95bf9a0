package dev.videogen.cli.command;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.Session;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code videogen completion}. */
@Command(
    sortOptions = false,
    name = "completion",
    description =
        "Prints a script by which a shell completes the commands and options of videogen.",
    footerHeading = "%nTo complete in this shell, and in all to come:%n",
    footer = {
      "  source <(videogen completion bash)",
      "  echo 'source <(videogen completion bash)' >> ~/.bashrc"
    })
public final class CompletionCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "bash|zsh",
      arity = "0..1",
      completionCandidates = Shells.class,
      description = "The shell; bash unless given.")
  private String shell = "bash";

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private CommandSpec spec;

  public CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!Shells.NAMES.contains(shell)) {
      throw new UsageException(
          "there is no completion for " + shell + "; there is one for bash and zsh");
    }
    // One script serves both shells: in zsh it loads bashcompinit.
    session.terminal().out().println(AutoComplete.bash("videogen", spec.root().commandLine()));
    return ExitCode.DONE.value();
  }

  /** The shells for which there is a script. */
  static final class Shells implements Iterable<String> {

    private static final List<String> NAMES = List.of("bash", "zsh");

    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
