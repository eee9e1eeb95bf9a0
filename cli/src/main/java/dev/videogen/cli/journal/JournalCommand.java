package dev.videogen.cli.journal;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.Session;
import dev.videogen.journal.JournaledSubmission;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen journal}. */
@Command(
    sortOptions = false,
    name = "journal",
    description = {
      "Lists what was paid for and is not saved, and what may have been paid for.",
      "The setting journal.file names the file in which submissions are noted."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample, after a crash:%n",
    footer = "  videogen journal resume --out-dir videos")
public final class JournalCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--all",
      description = {
        "Lists all submissions, settled ones, too. Of old ones the journal has forgotten prompt and"
            + " files."
      })
  private boolean all;

  @Mixin private ResultOptions results = new ResultOptions();

  public JournalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ConfiguredJournal journal = ConfiguredJournal.of(session.clients().configuration());
    List<JournaledSubmission> submissions = all ? journal.submissions() : journal.unsettled();
    results.print(
        session.terminal(), () -> table(submissions), () -> JournalJson.of(journal, submissions));
    return ExitCode.DONE.value();
  }

  private List<String> table(List<JournaledSubmission> submissions) {
    if (submissions.isEmpty()) {
      session.say(all ? "Nothing was submitted." : "Nothing is left to be done.");
      return List.of();
    }
    if (submissions.stream().anyMatch(submission -> !submission.state().isSettled())) {
      session.say("Finish and save what is left with: videogen journal resume");
    }
    Terminal terminal = session.terminal();
    int columns = terminal.interactive() ? terminal.columns() : Integer.MAX_VALUE;
    return JournalText.table(submissions, session.time().now(), columns);
  }
}
