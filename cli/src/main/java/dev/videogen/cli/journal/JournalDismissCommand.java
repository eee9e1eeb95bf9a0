package dev.videogen.cli.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.videogen.JobRef;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.Destructive;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.session.Session;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code videogen journal dismiss}. */
@Command(
    sortOptions = false,
    name = "dismiss",
    description = "Notes that nothing is left to be done for a submission, whatever became of it.")
public final class JournalDismissCommand implements Callable<Integer>, Destructive {

  private final Session session;

  @Parameters(
      paramLabel = "ID",
      description = "The submission's id, or as much of it as tells it from others, or its job.")
  private String text = "";

  @Mixin private ResultOptions results = new ResultOptions();

  public JournalDismissCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ConfiguredJournal journal = ConfiguredJournal.of(session.clients().configuration());
    JournaledSubmission submission = called(journal);
    if (submission.state() == SubmissionState.IN_FLIGHT) {
      throw new UsageException(
          "process %d still waits for the response to %s; dismiss it once that has ended"
              .formatted(submission.intent().process().pid(), JournalText.name(submission)));
    }
    if (!submission.state().isSettled()) {
      note(journal, submission);
    }
    results.print(
        session.terminal(),
        () -> List.of("Dismissed " + JournalText.name(submission)),
        () ->
            JsonNodeFactory.instance
                .objectNode()
                .put("id", submission.id().toString())
                .put("dismissed", true));
    return ExitCode.DONE.value();
  }

  /** Of those that are listed, else of all: a few characters may tell it from the former alone. */
  private JournaledSubmission called(ConfiguredJournal journal) {
    String wanted = text.strip();
    List<JournaledSubmission> found = called(wanted, journal.unsettled());
    return only(wanted, found.isEmpty() ? called(wanted, journal.submissions()) : found);
  }

  private static List<JournaledSubmission> called(
      String wanted, List<JournaledSubmission> submissions) {
    return submissions.stream().filter(submission -> isCalled(submission, wanted)).toList();
  }

  private JournaledSubmission only(String wanted, List<JournaledSubmission> found) {
    if (wanted.isEmpty() || found.isEmpty()) {
      throw new UsageException(
          "the journal has no submission " + text + "; videogen journal --all lists them");
    }
    if (found.size() > 1) {
      throw new UsageException(
          found.size() + " submissions begin with " + wanted + "; give more of the id");
    }
    return found.get(0);
  }

  private static boolean isCalled(JournaledSubmission submission, String wanted) {
    return submission.id().toString().startsWith(wanted.toLowerCase(Locale.ROOT))
        || submission.job().map(JobRef::toString).filter(wanted::equals).isPresent();
  }

  private void note(ConfiguredJournal journal, JournaledSubmission submission) {
    try {
      journal.journal().append(new JournalEntry.Dismissed(session.time().now(), submission.id()));
    } catch (IOException failure) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.OPEN, journal.journal() + " could not be written: " + failure)
              .cause(failure)
              .build());
    }
  }
}
