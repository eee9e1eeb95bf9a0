package dev.videogen.cli.jobs;

import dev.videogen.JobRef;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.Formats;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a journal in a file knows.
 *
 * @param file the file
 */
record JournalJobs(Path file) implements JobStore {

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public List<Entry> open() {
    return JournaledSubmission.unsettledIn(Journal.inFile(file)).stream()
        .map(JournalJobs::entry)
        .toList();
  }

  @Override
  public List<Entry> uncertain() {
    return JournaledSubmission.unsettledIn(Journal.inFile(file)).stream()
        .filter(each -> each.state() == SubmissionState.UNCERTAIN)
        .map(JournalJobs::entry)
        .toList();
  }

  @Override
  public List<Entry> parked() {
    throw new UsageException(
        "nothing is parked in a journal in a file; --parked is for --database=URL");
  }

  @Override
  public List<Sum> costByDay(LocalDate from, LocalDate to) {
    return sums(from, to, each -> Optional.of(day(each).toString()));
  }

  @Override
  public List<Sum> costByTag(String tag, LocalDate from, LocalDate to) {
    return sums(from, to, each -> Optional.ofNullable(each.intent().tags().get(tag)));
  }

  private List<Sum> sums(
      LocalDate from, LocalDate to, Function<JournaledSubmission, Optional<String>> group) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (JournaledSubmission each : JournaledSubmission.in(Journal.inFile(file))) {
      boolean counts =
          each.state() != SubmissionState.REFUSED
              && !day(each).isBefore(from)
              && !day(each).isAfter(to);
      if (counts) {
        group
            .apply(each)
            .ifPresent(
                of ->
                    sums.merge(
                        of,
                        new Sum(of, 1, each.charge()),
                        (one, other) ->
                            new Sum(of, one.jobs() + other.jobs(), one.cost().add(other.cost()))));
      }
    }
    return List.copyOf(sums.values());
  }

  private static LocalDate day(JournaledSubmission each) {
    return each.intent().at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Entry entry(JournaledSubmission each) {
    return new Entry(
        each.id().toString(),
        Formats.word(each.state()),
        each.intent().instance(),
        each.intent().at(),
        each.job().map(JobRef::toString),
        each.intent().key().map(key -> key.key()),
        each.intent().tags(),
        each.reason(),
        false);
  }
}
