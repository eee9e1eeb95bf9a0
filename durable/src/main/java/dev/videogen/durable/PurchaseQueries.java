package dev.videogen.durable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads the purchases of all nodes, without working on any.
 *
 * <p>Safe for use by many threads.
 */
public final class PurchaseQueries {

  private final Store store;
  private final Housekeeping housekeeping;

  PurchaseQueries(Store store) {
    this.store = store;
    this.housekeeping = new Housekeeping(store);
  }

  /**
   * Reads a database.
   *
   * @param source a database with the tables of purchases
   * @return queries; nothing needs to be closed
   * @throws dev.videogen.errors.ConfigurationException if the database is none that is known, or
   *     the tables are not there
   */
  public static PurchaseQueries of(DataSource source) {
    Database database = DatabaseCheck.checked(source, true);
    DatabaseCheck.checkTables(database);
    DatabaseClock clock = new DatabaseClock(Instant::now);
    return new PurchaseQueries(
        Store.of(database, clock, Timing.DEFAULT, Backoff.DEFAULT, (point, purchase) -> {}));
  }

  /**
   * As {@link DurableVideos#open()}.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> open() {
    return list(
        "WHERE p.managed AND (p.state IN ('PENDING', 'SENDING', 'CREATED', 'COMPLETED',"
            + " 'UNCERTAIN'))");
  }

  /**
   * As {@link DurableVideos#uncertain()}.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> uncertain() {
    return list("WHERE p.managed AND p.state = 'UNCERTAIN'");
  }

  /**
   * As {@link DurableVideos#parked()}.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> parked() {
    return list("WHERE p.managed AND p.parked");
  }

  private List<Purchase> list(String where) {
    return store
        .database()
        .inTransaction(
            connection ->
                store.purchases().list(connection, where + " ORDER BY p.seq LIMIT 10000").stream()
                    .map(PurchaseRow::toPurchase)
                    .toList());
  }

  /**
   * As {@link DurableVideos#costByDay}.
   *
   * @param from the first day, in UTC
   * @param to the last day
   * @return a cost for each day on which something was bought
   */
  public List<Cost> costByDay(LocalDate from, LocalDate to) {
    return housekeeping.costByDay(from, to);
  }

  /**
   * As {@link DurableVideos#costByTag}.
   *
   * @param tag the tag's name
   * @param from the first day, in UTC
   * @param to the last day
   * @return a cost for each value
   */
  public List<Cost> costByTag(String tag, LocalDate from, LocalDate to) {
    return housekeeping.costByTag(tag, from, to);
  }

  Map<PurchaseState, Long> countUnsettled() {
    return housekeeping.countUnsettled();
  }

  long countParked() {
    return housekeeping.countParked();
  }
}
