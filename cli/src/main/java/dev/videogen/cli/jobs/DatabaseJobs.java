package dev.videogen.cli.jobs;

import dev.videogen.JobRef;
import dev.videogen.cli.output.Formats;
import dev.videogen.durable.Cost;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseQueries;
import java.time.LocalDate;
import java.util.List;

/**
 * The purchases of all nodes, in a database.
 *
 * @param name where it is
 * @param purchases what reads it
 */
record DatabaseJobs(String name, PurchaseQueries purchases) implements JobStore {

  @Override
  public List<Entry> open() {
    return entries(purchases.open());
  }

  @Override
  public List<Entry> uncertain() {
    return entries(purchases.uncertain());
  }

  @Override
  public List<Entry> parked() {
    return entries(purchases.parked());
  }

  @Override
  public List<Sum> costByDay(LocalDate from, LocalDate to) {
    return sums(purchases.costByDay(from, to));
  }

  @Override
  public List<Sum> costByTag(String tag, LocalDate from, LocalDate to) {
    return sums(purchases.costByTag(tag, from, to));
  }

  private static List<Entry> entries(List<Purchase> all) {
    return all.stream()
        .map(
            each ->
                new Entry(
                    each.id().toString(),
                    Formats.word(each.state()),
                    each.instance(),
                    each.submittedAt(),
                    each.job().map(JobRef::toString),
                    each.key(),
                    each.tags(),
                    each.reason(),
                    each.parked()))
        .toList();
  }

  private static List<Sum> sums(List<Cost> all) {
    return all.stream().map(each -> new Sum(each.of(), each.purchases(), each.cost())).toList();
  }
}
