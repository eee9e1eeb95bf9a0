package dev.videogen.cli.journal;

import dev.videogen.JobRef;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobText;
import dev.videogen.journal.JournaledSubmission;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Submissions as lines for people. */
final class JournalText {

  private static final int ID = 8;

  private JournalText() {}

  /** As much of a submission's id as tells it from others as a rule. */
  static String id(JournaledSubmission submission) {
    return submission.id().toString().substring(0, ID);
  }

  /** What a submission is, in a few words: {@code the create of 1b4e28ba}. */
  static String name(JournaledSubmission submission) {
    return submission
        .job()
        .map(job -> "the job " + job)
        .orElseGet(() -> "the create noted as " + id(submission));
  }

  /** A table, its last column cut so that a line fits. */
  static List<String> table(List<JournaledSubmission> submissions, Instant now, int columns) {
    int jobs = submissions.stream().mapToInt(each -> job(each).length()).max().orElse(0);
    String form = "%-8s  %-9s  %-11s  %-" + Math.max(3, jobs) + "s  %s";
    return Stream.concat(
            Stream.of(String.format(form, "ID", "STATE", "SUBMITTED", "JOB", "PROMPT")),
            submissions.stream()
                .map(
                    each ->
                        String.format(
                            form,
                            id(each),
                            Formats.word(each.state()).replace('_', ' '),
                            JobText.ago(each.intent().at(), now),
                            job(each),
                            each.intent().traits().prompt().map(JobText::oneLine).orElse(""))))
        .map(line -> JobText.cut(line.stripTrailing(), columns))
        .toList();
  }

  /** The job, or to whom it was submitted if that is all that is known. */
  private static String job(JournaledSubmission submission) {
    return submission.job().map(JobRef::toString).orElse(submission.intent().instance() + ":?");
  }
}
