package dev.videogen.cli;

import dev.videogen.Asset;
import dev.videogen.cli.error.ErrorJson;
import dev.videogen.cli.error.ErrorText;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.JsonLine;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.Session;
import dev.videogen.cli.setup.ConfigCommand;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reports what ended a command: in a line or two to standard error, as JSON to standard output
 * where that was asked for, with the stack trace only where that was.
 */
final class ExceptionHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String OUT = "--out";
  private static final String CONFIG = "config";
  private static final String ASSET = "--asset";

  /** How each error begins. */
  private static final String PROGRAM = "videogen:";

  private final Session session;

  ExceptionHandler(Session session) {
    this.session = session;
  }

  /** A command line that cannot be read. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    UsageException failure = new UsageException(ParseErrorText.of(wrong, List.of(arguments)));
    List<String> lines = new ArrayList<>(ErrorText.lines(failure, ResumeHint.nothing()));
    lines.add("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return report(
        failure,
        ResumeHint.nothing(),
        lines,
        Arrays.asList(arguments).contains(ResultOptions.JSON));
  }

  /** An error of a command that could be read. */
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult root) {
    ParseResult parsed = command.getParseResult();
    ResumeHint saving =
        new ResumeHint(
            command.getCommandSpec().findOption(OUT) != null,
            session.leftTarget().orElseGet(() -> parsed.matchedOptionValue(OUT, null)),
            session.created().orElse(null),
            session.left().orElseGet(() -> parsed.matchedOptionValue(ASSET, Asset.VIDEO)));
    List<String> lines = new ArrayList<>(ErrorText.lines(failure, saving));
    if (failure instanceof SubmissionUncertainException && isNoted()) {
      lines.add("It is noted in the journal. Look for its job with: videogen journal resume");
    }
    if (!command.getCommandName().equals(CONFIG)) {
      unsetKey(failure)
          .ifPresent(type -> lines.add("To be asked for it: videogen config --provider " + type));
    }
    return report(failure, saving, lines, parsed.hasMatchedOption(ResultOptions.JSON));
  }

  /** The provider whose instance could not be opened and has no key, if there is such. */
  private Optional<String> unsetKey(Exception failure) {
    return failure instanceof ConfigurationException wrong && wrong.operation() == Operation.OPEN
        ? wrong.provider().filter(this::hasNoKey)
        : Optional.empty();
  }

  /** Whether an instance, which has the name of its provider, has a setting for a key, and none. */
  private boolean hasNoKey(String instance) {
    Configuration configuration = session.clients().configuration();
    VideoGeneratorProvider provider = configuration.instances().get(instance);
    return provider != null
        && provider.type().equals(instance)
        && provider.settings().stream()
            .filter(ConfigCommand::isKey)
            .map(configuration.context(instance)::origin)
            .anyMatch(SettingOrigin.DEFAULT::equals);
  }

  private boolean isNoted() {
    return session.clients().configuration().clientIfSet(ClientSettings.JOURNAL_FILE).isPresent();
  }

  private int report(Throwable failure, ResumeHint saving, List<String> lines, boolean json) {
    Terminal terminal = session.terminal();
    String first = lines.get(0);
    terminal.fail(PROGRAM, first.substring(PROGRAM.length()));
    lines.stream().skip(1).forEach(terminal.err()::println);
    if (session.isVerbose()) {
      failure.printStackTrace(terminal.err());
    }
    if (json) {
      JsonLine.print(terminal.out(), ErrorJson.of(failure, saving));
    }
    return saving.exitCode(failure).value();
  }
}
