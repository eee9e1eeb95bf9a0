package dev.videogen.cli.jobs;

import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An app's jobs as lines for people. */
final class JobsText {

  private JobsText() {}

  /** A table, its last column cut so that a line fits. */
  static List<String> table(List<JobStore.Entry> entries, Instant now, int columns) {
    int jobs = entries.stream().mapToInt(each -> job(each).length()).max().orElse(0);
    String form = "%-36s  %-9s  %-11s  %-" + Math.max(3, jobs) + "s  %s";
    return Stream.concat(
            Stream.of(String.format(form, "ID", "STATE", "SUBMITTED", "JOB", "REASON")),
            entries.stream()
                .map(
                    each ->
                        String.format(
                            form,
                            each.id(),
                            each.parked() ? "parked" : each.state().replace('_', ' '),
                            JobText.ago(each.submittedAt(), now),
                            job(each),
                            each.reason().map(JobText::oneLine).orElse(""))))
        .map(line -> JobText.cut(line.stripTrailing(), columns))
        .toList();
  }

  /** The job, or to whom it was submitted if that is all that is known. */
  private static String job(JobStore.Entry entry) {
    return entry.job().orElse(entry.instance() + ":?");
  }

  /** A table of costs, with their sum where there are several. */
  static List<String> table(String by, List<JobStore.Sum> sums) {
    int width = sums.stream().mapToInt(each -> JobText.oneLine(each.of()).length()).max().orElse(0);
    String form = "%-" + Math.max(Math.max(5, by.length()), width) + "s  %7s  %s";
    Stream<String> lines =
        sums.stream()
            .map(
                each ->
                    String.format(
                        form,
                        JobText.oneLine(each.of()),
                        each.jobs(),
                        Formats.dollars(each.cost())));
    String head = String.format(form, by.toUpperCase(Locale.ROOT), "JOBS", "COST");
    BigDecimal cost =
        sums.stream().map(JobStore.Sum::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    long jobs = sums.stream().mapToLong(JobStore.Sum::jobs).sum();
    Stream<String> total =
        sums.size() > 1
            ? Stream.of(String.format(form, "Total", jobs, Formats.dollars(cost)))
            : Stream.of();
    return Stream.of(Stream.of(head), lines, total).flatMap(each -> each).toList();
  }
}
