package dev.videogen.durable;

import dev.videogen.journal.Spent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is spent, as sums that all nodes share. Whoever changes one holds the row of the total, so
 * that of many who reserve at once each sees what the others have. An amount counts on the day, by
 * the database's clock and in UTC, on which it was reserved.
 */
final class Budgets {

  private static final String TOTAL = "total";

  private final Database database;
  private final Duration maxHold;

  Budgets(Database database, Timing timing) {
    this.database = database;
    Duration half = timing.sendWithin().dividedBy(2);
    this.maxHold = half.compareTo(Dialect.MAX_HOLD) < 0 ? half : Dialect.MAX_HOLD;
  }

  /**
   * Keeps others from changing the sums until the transaction ends. That of a process that stands
   * still meanwhile is ended by the database, where it can do so, for all nodes wait for it.
   *
   * <p>The row of a day is made while the total is held, so that nobody else makes it.
   *
   * @return today, by the database's clock and in UTC
   */
  LocalDate lock(Connection connection) throws SQLException {
    Sql.find(
        connection,
        "SELECT spent, "
            + database.dialect().endingIdleTransaction(maxHold)
            + " FROM videogen_budget WHERE scope = ? FOR UPDATE",
        row -> true,
        TOTAL);
    return LocalDate.ofInstant(database.now(connection), ZoneOffset.UTC);
  }

  /** What is spent on a day, and ever since. */
  Spent spent(Connection connection, LocalDate day) throws SQLException {
    return new Spent(sum(connection, day.toString()), sum(connection, TOTAL));
  }

  /** Adds an amount, which may be below zero, to a day and to the total. */
  void add(Connection connection, LocalDate day, BigDecimal amount) throws SQLException {
    if (amount.signum() == 0) {
      return;
    }
    Sql.update(
        connection, "UPDATE videogen_budget SET spent = spent + ? WHERE scope = ?", amount, TOTAL);
    String scope = day.toString();
    int days =
        Sql.update(
            connection,
            "UPDATE videogen_budget SET spent = spent + ? WHERE scope = ?",
            amount,
            scope);
    if (days == 0) {
      Sql.update(
          connection, "INSERT INTO videogen_budget (scope, spent) VALUES (?, ?)", scope, amount);
    }
  }

  private static BigDecimal sum(Connection connection, String scope) throws SQLException {
    return Sql.find(
            connection,
            "SELECT spent FROM videogen_budget WHERE scope = ?",
            row -> Sql.amount(row, "spent").orElseThrow(),
            scope)
        .orElse(BigDecimal.ZERO);
  }
}
