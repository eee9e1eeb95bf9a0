package dev.videogen.cli;

import dev.videogen.cli.command.CancelCommand;
import dev.videogen.cli.command.CompletionCommand;
import dev.videogen.cli.command.DeleteCommand;
import dev.videogen.cli.command.DownloadCommand;
import dev.videogen.cli.command.EditCommand;
import dev.videogen.cli.command.EmulatorCommand;
import dev.videogen.cli.command.EstimateCommand;
import dev.videogen.cli.command.ExtendCommand;
import dev.videogen.cli.command.GenerateCommand;
import dev.videogen.cli.command.HelpCommand;
import dev.videogen.cli.command.ListCommand;
import dev.videogen.cli.command.ManPagesCommand;
import dev.videogen.cli.command.RemixCommand;
import dev.videogen.cli.command.StatusCommand;
import dev.videogen.cli.compare.CompareCommand;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.jobs.JobsCommand;
import dev.videogen.cli.journal.JournalCommand;
import dev.videogen.cli.journal.JournalDismissCommand;
import dev.videogen.cli.journal.JournalResumeCommand;
import dev.videogen.cli.option.TypeConverters;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.provider.ProvidersCommand;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.cli.setup.ConfigCommand;
import dev.videogen.cli.setup.DoctorCommand;
import dev.videogen.cli.webhook.WebhookCommand;
import dev.videogen.cli.webhook.WebhookListenCommand;
import dev.videogen.spi.TimeSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code videogen}. */
@Command(
    sortOptions = false,
    name = "videogen",
    versionProvider = VersionProvider.class,
    description = "Makes videos with any video generator: which one is configuration.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  VIDEOGEN_PROVIDER   the provider to use; without it and --provider, the fake",
      "  VIDEOGEN_...        every setting of the providers: see videogen providers",
      "  OPENAI_API_KEY ...  the keys of vendors, by their usual names",
      "",
      "The same settings can stand in a file: one that --config or VIDEOGEN_CONFIG names, your own"
          + " ~/.config/videogen/videogen.properties, or ./videogen.properties, which cannot lead"
          + " keys or files elsewhere unless you name it.",
      "",
      "Example:",
      "  videogen generate \"A cat playing piano in a jazz bar\" --out cat.mp4"
    })
public final class VideogenCommand implements Callable<Integer> {

  private static final int MIN_HELP_WIDTH = 80;
  private static final int MAX_HELP_WIDTH = 100;

  private static final Set<String> VERSION = Set.of("-V", "--version");

  /** Commands that tell of all others. */
  private static final Set<String> NEED_ALL = Set.of("help", "completion", "man-pages");

  /** What adds each command, in the order of the help. */
  private static final Map<String, BiConsumer<CommandLine, Session>> COMMANDS =
      new LinkedHashMap<>();

  static {
    COMMANDS.put("generate", (line, session) -> line.addSubcommand(new GenerateCommand(session)));
    COMMANDS.put("compare", (line, session) -> line.addSubcommand(new CompareCommand(session)));
    COMMANDS.put("status", (line, session) -> line.addSubcommand(new StatusCommand(session)));
    COMMANDS.put("list", (line, session) -> line.addSubcommand(new ListCommand(session)));
    COMMANDS.put("download", (line, session) -> line.addSubcommand(new DownloadCommand(session)));
    COMMANDS.put("cancel", (line, session) -> line.addSubcommand(new CancelCommand(session)));
    COMMANDS.put("delete", (line, session) -> line.addSubcommand(new DeleteCommand(session)));
    COMMANDS.put("remix", (line, session) -> line.addSubcommand(new RemixCommand(session)));
    COMMANDS.put("edit", (line, session) -> line.addSubcommand(new EditCommand(session)));
    COMMANDS.put("extend", (line, session) -> line.addSubcommand(new ExtendCommand(session)));
    COMMANDS.put("journal", VideogenCommand::addJournal);
    COMMANDS.put("jobs", (line, session) -> line.addSubcommand(new JobsCommand(session)));
    COMMANDS.put("providers", (line, session) -> line.addSubcommand(new ProvidersCommand(session)));
    COMMANDS.put("config", (line, session) -> line.addSubcommand(new ConfigCommand(session)));
    COMMANDS.put("doctor", (line, session) -> line.addSubcommand(new DoctorCommand(session)));
    COMMANDS.put("estimate", (line, session) -> line.addSubcommand(new EstimateCommand(session)));
    COMMANDS.put("emulator", (line, session) -> line.addSubcommand(new EmulatorCommand(session)));
    COMMANDS.put("webhook", VideogenCommand::addWebhook);
    COMMANDS.put(
        "completion", (line, session) -> line.addSubcommand(new CompletionCommand(session)));
    COMMANDS.put("man-pages", (line, session) -> line.addSubcommand(new ManPagesCommand()));
    COMMANDS.put("help", (line, session) -> line.addSubcommand(new HelpCommand(session)));
  }

  private static void addJournal(CommandLine line, Session session) {
    line.addSubcommand(
        new CommandLine(new JournalCommand(session))
            .addSubcommand(new JournalResumeCommand(session))
            .addSubcommand(new JournalDismissCommand(session)));
  }

  private static void addWebhook(CommandLine line, Session session) {
    line.addSubcommand(
        new CommandLine(new WebhookCommand()).addSubcommand(new WebhookListenCommand(session)));
  }

  private final Session session;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // Picocli shows the help.
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  @SuppressWarnings("UnusedVariable") // Picocli shows the version.
  private boolean version;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Logs what is done, and shows where in the code an error came from.")
  private boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file of settings that you trust, read before your own.")
  private @Nullable Path config;

  private VideogenCommand(Session session) {
    this.session = session;
  }

  /** The command without a command of its own: its help, as an error. */
  @Override
  public Integer call() {
    spec.commandLine()
        .usage(
            session.terminal().screen(),
            session.terminal().errorsHaveColours() ? Ansi.ON : Ansi.OFF);
    return ExitCode.WRONG_REQUEST.value();
  }

  /**
   * The command with those of its commands that it needs for what was typed: picocli takes a while
   * to look at each.
   */
  static CommandLine in(Session session, String... arguments) {
    VideogenCommand videogen = new VideogenCommand(session);
    CommandLine line = new CommandLine(videogen);
    String first = arguments.length == 0 ? "" : arguments[0];
    if (COMMANDS.containsKey(first) && !NEED_ALL.contains(first)) {
      COMMANDS.get(first).accept(line, session);
    } else if (!(arguments.length == 1 && VERSION.contains(first))) {
      COMMANDS.values().forEach(command -> command.accept(line, session));
    }
    Terminal terminal = session.terminal();
    ExceptionHandler failures = new ExceptionHandler(session);
    TypeConverters.register(line);
    line.getSubcommands().values().stream()
        .flatMap(VideogenCommand::withItsOwn)
        .map(command -> command.getCommandSpec().usageMessage())
        .forEach(help -> help.parameterListHeading("%n").optionListHeading("%nOptions:%n"));
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    keepWords(line);
    return line.setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.outputHasColours() ? Ansi.ON : Ansi.OFF))
        .setOut(terminal.helpOut())
        .setErr(terminal.screen())
        .setUsageHelpWidth(Math.max(MIN_HELP_WIDTH, Math.min(MAX_HELP_WIDTH, terminal.columns())))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setExecutionStrategy(
            parsed -> {
              SwallowedOption.find(line, parsed.originalArgs())
                  .ifPresent(
                      wrong -> {
                        throw new ParameterException(deepest(parsed), wrong);
                      });
              if (videogen.verbose) {
                session.beVerbose();
              }
              if (videogen.config != null) {
                session.clients().config(videogen.config);
              }
              return new RunLast().execute(parsed);
            });
  }

  /**
   * What is typed stays what it is: an argument with an at sign in front names no file of
   * arguments, quotes are no ornament, and a prompt may begin with a dash.
   */
  private static void keepWords(CommandLine line) {
    line.setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setAllowOptionsAsOptionParameters(true)
        .setAllowSubcommandsAsOptionParameters(true);
  }

  /** The command that was called, below all others. */
  private static CommandLine deepest(ParseResult parsed) {
    ParseResult deepest = parsed;
    while (deepest.hasSubcommand()) {
      deepest = deepest.subcommand();
    }
    return deepest.commandSpec().commandLine();
  }

  /** A command and those that belong to it. */
  private static Stream<CommandLine> withItsOwn(CommandLine command) {
    return Stream.concat(Stream.of(command), command.getSubcommands().values().stream());
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> meanings = new LinkedHashMap<>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> meanings.put(" " + code.value(), code.meaning()));
    return meanings;
  }

  /**
   * Runs the command in this process.
   *
   * @param session where it reads, writes and finds its settings
   * @param arguments the arguments of the command line
   * @return its exit code
   */
  public static int run(Session session, String... arguments) {
    return in(session, arguments).execute(arguments);
  }

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the arguments of the command line
   */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    System.setErr(terminal.log());
    Session session = new Session(terminal, ClientFactory.ofProcess(), TimeSource.system());
    InterruptHandler interrupts = InterruptHandler.ofThisThread(session);
    int exitCode = run(session, args);
    interrupts.finished();
    System.exit(exitCode);
  }
}
