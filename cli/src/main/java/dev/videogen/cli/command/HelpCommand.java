package dev.videogen.cli.command;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code videogen help}. */
@Command(
    sortOptions = false,
    name = "help",
    description = "Shows the help of a command, as --help after it does.",
    footerHeading = "%nExamples:%n",
    footer = {"  videogen help generate", "  videogen help journal resume"})
public final class HelpCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, and the one below it; all commands unless given.")
  private List<String> path = new ArrayList<>();

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private CommandSpec spec;

  public HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine below = command.getSubcommands().get(name);
      if (below == null) {
        throw new UsageException(
            command.getCommandSpec().qualifiedName()
                + " has no command "
                + name
                + commands(command));
      }
      command = below;
    }
    command.usage(session.terminal().helpOut());
    return ExitCode.DONE.value();
  }

  private static String commands(CommandLine command) {
    return command.getSubcommands().keySet().stream()
        .collect(Collectors.joining(", ", "; it has ", ""))
        .replaceFirst("^; it has $", "");
  }
}
