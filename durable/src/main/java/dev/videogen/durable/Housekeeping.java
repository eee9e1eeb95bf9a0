package dev.videogen.durable;

import dev.videogen.JobRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do with purchases: compare costs, settle what is uncertain, and throw away. */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** How many purchases are pruned in one transaction. */
  private static final int BATCH = 500;

  private final Store store;

  Housekeeping(Store store) {
    this.store = store;
  }

  Map<PurchaseState, Long> countUnsettled() {
    Map<PurchaseState, Long> counts = new EnumMap<>(PurchaseState.class);
    for (PurchaseState state : PurchaseState.values()) {
      if (!state.isSettled()) {
        counts.put(state, 0L);
      }
    }
    String states =
        counts.keySet().stream()
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "(", ")"));
    store
        .database()
        .inTransaction(
            connection ->
                Sql.list(
                    connection,
                    "SELECT state, COUNT(*) FROM videogen_purchase WHERE managed AND state IN "
                        + states
                        + " GROUP BY state",
                    row -> Map.entry(PurchaseState.valueOf(row.getString(1)), row.getLong(2))))
        .forEach(found -> counts.put(found.getKey(), found.getValue()));
    return Collections.unmodifiableMap(counts);
  }

  long countParked() {
    return store
        .database()
        .inTransaction(
            connection ->
                Sql.find(
                    connection,
                    "SELECT COUNT(*) FROM videogen_purchase WHERE managed AND parked",
                    row -> row.getLong(1)))
        .orElseThrow();
  }

  List<Cost> costByDay(LocalDate from, LocalDate to) {
    return store
        .database()
        .inTransaction(
            connection ->
                Sql.list(
                    connection,
                    "SELECT charged_on, COUNT(*), SUM(charge) FROM videogen_purchase WHERE"
                        + " charged_on BETWEEN ? AND ? AND state <> 'REFUSED' GROUP BY charged_on"
                        + " ORDER BY charged_on",
                    row ->
                        new Cost(
                            row.getObject(1, LocalDate.class).toString(),
                            row.getLong(2),
                            Sql.plain(row.getBigDecimal(3))),
                    from,
                    to));
  }

  List<Cost> costByTag(String tag, LocalDate from, LocalDate to) {
    return store
        .database()
        .inTransaction(
            connection ->
                Sql.list(
                    connection,
                    "SELECT t.content, COUNT(*), SUM(p.charge) FROM videogen_tag t JOIN"
                        + " videogen_purchase p ON p.id = t.purchase WHERE t.name = ? AND"
                        + " p.charged_on BETWEEN ? AND ? AND p.state <> 'REFUSED' GROUP BY"
                        + " t.content ORDER BY t.content",
                    row ->
                        new Cost(row.getString(1), row.getLong(2), Sql.plain(row.getBigDecimal(3))),
                    tag,
                    from,
                    to));
  }

  /** Has the step at which a purchase was parked done again; false if it is not parked. */
  boolean retry(UUID id) {
    return store
        .database()
        .inTransaction(
            connection -> {
              Optional<PurchaseRow> found =
                  store.purchases().lock(connection, id).filter(PurchaseRow::parked);
              if (found.isEmpty()) {
                return false;
              }
              PurchaseRow row = found.get();
              long next = row.fence() + 1;
              Change change =
                  new Change().set("fence", next).set("parked", false).set("attempts", 0);
              store
                  .purchases()
                  .move(connection, id, EnumSet.of(row.state()), row.fence(), null, change);
              switch (row.state()) {
                case COMPLETED -> store.steps().save(connection, id, next);
                case SAVED, FAILED, REFUSED, UNCERTAIN ->
                    store.steps().tell(connection, id, next, row.state());
                case PENDING, SENDING, CREATED, DISMISSED -> {
                  // Nothing of these is ever parked.
                }
              }
              return true;
            });
  }

  /** Settles by hand that there is no job; false if the purchase is not uncertain. */
  boolean dismiss(UUID id) {
    return store
        .database()
        .inTransaction(
            connection -> {
              Optional<PurchaseRow> row =
                  store
                      .purchases()
                      .lock(connection, id)
                      .filter(found -> found.state() == PurchaseState.UNCERTAIN);
              if (row.isPresent()) {
                store
                    .transitions()
                    .settledByNote(connection, row.get(), PurchaseState.DISMISSED, null);
              }
              return row.isPresent();
            });
  }

  /** Settles by hand which job it is; false if the purchase is not uncertain. */
  boolean adopt(UUID id, JobRef job) {
    return store
        .database()
        .inTransaction(
            connection -> {
              Optional<PurchaseRow> row =
                  store
                      .purchases()
                      .lock(connection, id)
                      .filter(found -> found.state() == PurchaseState.UNCERTAIN)
                      .filter(found -> found.instance().equals(job.instance()));
              if (row.isPresent()) {
                store.transitions().noted(connection, row.get(), job, true);
              }
              return row.isPresent();
            });
  }

  /**
   * Throws away what nobody needs of purchases that ended long ago: requests, media and prompts.
   * Key, digest, job and charge stay for ever.
   *
   * @return how many were pruned
   */
  int prune(Duration olderThan) {
    int pruned = 0;
    while (true) {
      int some = store.database().inTransaction(connection -> prune(connection, olderThan));
      pruned += some;
      if (some < BATCH) {
        break;
      }
    }
    pruneMedia();
    return pruned;
  }

  /** Media of purchases; those of a request that is just being submitted are left to it. */
  private void pruneMedia() {
    Database database = store.database();
    try {
      database.transaction(
          connection ->
              Sql.update(
                  connection,
                  "DELETE FROM videogen_media WHERE hash IN (SELECT m.hash FROM videogen_media m"
                      + " WHERE NOT EXISTS (SELECT 1 FROM videogen_purchase_media s WHERE s.hash ="
                      + " m.hash)"
                      + database.dialect().skippingLocked()
                      + ")"));
    } catch (SQLException failure) {
      if (!database.dialect().isReferred(failure)) {
        throw Database.failed(failure);
      }
      LOG.info("Media are in use again: they are left to the next time");
    }
  }

  private int prune(Connection connection, Duration olderThan) throws SQLException {
    List<UUID> ids =
        Sql.list(
            connection,
            "SELECT id FROM videogen_purchase WHERE request IS NOT NULL AND NOT parked AND"
                + " (state = 'DISMISSED' OR (state IN ('SAVED', 'FAILED', 'REFUSED') AND told ="
                + " state)) AND changed_at < "
                + store.database().dialect().nowPlusMillis()
                + " LIMIT "
                + BATCH,
            row -> row.getObject(1, UUID.class),
            olderThan.negated().toMillis());
    for (UUID id : ids) {
      Sql.update(connection, "DELETE FROM videogen_purchase_media WHERE purchase = ?", id);
      Sql.update(
          connection,
          "UPDATE videogen_purchase SET request = NULL, intent = NULL WHERE id = ?",
          id);
    }
    return ids.size();
  }
}
