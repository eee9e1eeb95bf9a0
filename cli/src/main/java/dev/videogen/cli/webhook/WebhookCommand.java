package dev.videogen.cli.webhook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code videogen webhook}. */
@Command(
    sortOptions = false,
    name = "webhook",
    description = "Takes the webhooks of vendors that tell when a job has ended.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class WebhookCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private CommandSpec spec;

  /** The command without a command of its own: its help, as an error. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: listen");
  }
}
