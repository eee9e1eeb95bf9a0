package dev.videogen.durable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast creates may follow on each other at an instance, counted over all nodes by the
 * database's clock: a row an instance says when the next may be sent.
 */
final class Rates {

  private final Database database;

  Rates(Database database) {
    this.database = database;
  }

  /**
   * Takes a permit, if there is one.
   *
   * @param spacing the time between two creates
   * @param burst how many may follow at once after a pause, 1 or more
   * @return how long to wait before asking again; zero if there was a permit, and it is taken
   */
  Duration take(String instance, Duration spacing, int burst) {
    return database.inTransaction(connection -> take(connection, instance, spacing, burst));
  }

  private Duration take(Connection connection, String instance, Duration spacing, int burst)
      throws SQLException {
    Optional<Instant> row = locked(connection, instance);
    Instant now = database.now(connection);
    if (row.isEmpty()) {
      insert(connection, instance, now);
      row = locked(connection, instance);
    }
    Instant next = row.orElse(now);
    Instant allowed = next.minus(spacing.multipliedBy(burst - 1L));
    if (allowed.isAfter(now)) {
      return Duration.between(now, allowed);
    }
    Sql.update(
        connection,
        "UPDATE videogen_rate SET next_at = ? WHERE instance = ?",
        (next.isAfter(now) ? next : now).plus(spacing),
        instance);
    return Duration.ZERO;
  }

  private static Optional<Instant> locked(Connection connection, String instance)
      throws SQLException {
    return Sql.find(
        connection,
        "SELECT next_at FROM videogen_rate WHERE instance = ? FOR UPDATE",
        row -> Sql.instant(row, "next_at").orElseThrow(),
        instance);
  }

  private void insert(Connection connection, String instance, Instant now) throws SQLException {
    try {
      Sql.update(
          connection,
          "INSERT INTO videogen_rate (instance, next_at) VALUES (?, ?)"
              + database.dialect().unlessThere(),
          instance,
          now);
    } catch (SQLException failure) {
      if (!database.dialect().isDuplicate(failure)) {
        throw failure;
      }
    }
  }
}
