package dev.videogen.durable;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * An app's database, and transactions of ours on it: short ones, in which nothing is waited for but
 * locks.
 *
 * @param source hands out connections
 * @param dialect which database it is
 */
record Database(DataSource source, Dialect dialect) {

  private static final int MAX_ATTEMPTS = 8;

  /** What is done in a transaction. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** What is done in a transaction, with nothing to return. */
  interface Change {
    void run(Connection connection) throws SQLException;
  }

  /**
   * Runs something in a transaction of its own; again if the database asks for that.
   *
   * @throws LocalStorageException if the database fails; whether the transaction was committed is
   *     then not known
   */
  <T> T inTransaction(Work<T> work) {
    try {
      return transaction(work);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  void change(Change change) {
    inTransaction(
        connection -> {
          change.run(connection);
          return true;
        });
  }

  /** The same for who handles the database's own exceptions. */
  <T> T transaction(Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = source.getConnection()) {
        return committed(connection, work);
      } catch (SQLException failure) {
        if (!dialect.isRetryable(failure) || attempt == MAX_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    connection.setAutoCommit(false);
    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    boolean done = false;
    try {
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(isolation);
      }
      connection.setAutoCommit(autoCommit);
    }
  }

  /** The database's time. */
  Instant now() {
    return inTransaction(this::now);
  }

  Instant now(Connection connection) throws SQLException {
    return Sql.find(
            connection,
            "SELECT " + dialect.now() + " AS now_at",
            row -> row.getObject("now_at", OffsetDateTime.class).toInstant())
        .orElseThrow();
  }

  /** The database's time and more. */
  Instant nowPlus(Connection connection, Duration more) throws SQLException {
    return now(connection).plus(more);
  }

  static LocalStorageException failed(SQLException failure) {
    return new LocalStorageException(
        ErrorDetails.builder(
                Operation.OPEN,
                "the database of videogen's purchases failed: " + failure.getMessage())
            .cause(failure)
            .build());
  }
}
