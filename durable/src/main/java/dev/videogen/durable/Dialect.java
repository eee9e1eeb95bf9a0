package dev.videogen.durable;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** In what the SQL of databases differs. All else is the same for all. */
enum Dialect {
  POSTGRESQL(
      "postgresql",
      "clock_timestamp()",
      "(clock_timestamp() + CAST(? AS BIGINT) * INTERVAL '1 millisecond')",
      " ON CONFLICT DO NOTHING") {
    @Override
    JdbcCustomization scheduler() {
      return new PostgreSqlJdbcCustomization(false, false);
    }

    @Override
    String keepingRow() {
      return " FOR KEY SHARE";
    }

    @Override
    String skippingLocked() {
      return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    String endingIdleTransaction(Duration after) {
      return "set_config('idle_in_transaction_session_timeout', '%d', true)"
          .formatted(after.toMillis());
    }
  },
  H2(
      "h2",
      "CURRENT_TIMESTAMP",
      "DATEADD('MILLISECOND', CAST(? AS BIGINT), CURRENT_TIMESTAMP)",
      "") {
    @Override
    JdbcCustomization scheduler() {
      return new DefaultJdbcCustomization(false);
    }
  };

  /** A transaction takes milliseconds; a process that stands still in one keeps others. */
  static final Duration MAX_HOLD = Duration.ofSeconds(5);

  private static final String UNIQUE_VIOLATION = "23505";

  /** PostgreSQL's and H2's. */
  private static final Set<String> REFERRED = Set.of("23503", "23506");

  /** Serialization failures, deadlocks, and locks that were waited for in vain. */
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

  private final String folder;
  private final String now;
  private final String nowPlusMillis;
  private final String unlessThere;

  Dialect(String folder, String now, String nowPlusMillis, String unlessThere) {
    this.folder = folder;
    this.now = now;
    this.nowPlusMillis = nowPlusMillis;
    this.unlessThere = unlessThere;
  }

  /** The folder of its migrations. */
  String folder() {
    return folder;
  }

  /** The database's own time. */
  String now() {
    return now;
  }

  /** The database's own time and as many milliseconds as a parameter says. */
  String nowPlusMillis() {
    return nowPlusMillis;
  }

  /**
   * What ends an INSERT that is to insert nothing where a row with the same key is there. A
   * database without such words answers with a {@linkplain #isDuplicate duplicate}, after which the
   * transaction is still usable.
   */
  String unlessThere() {
    return unlessThere;
  }

  /**
   * What ends a SELECT whose rows nobody is to delete until the transaction ends, and which waits
   * for nobody who wants the same; empty where a database has no such words.
   */
  String keepingRow() {
    return "";
  }

  /** What ends a SELECT that leaves out rows that others keep; empty as above. */
  String skippingLocked() {
    return "";
  }

  /** Whether a row could not be deleted because another refers to it. */
  boolean isReferred(SQLException failure) {
    return REFERRED.contains(String.valueOf(failure.getSQLState()));
  }

  boolean isDuplicate(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  /** Whether the same transaction, begun anew, can succeed. */
  boolean isRetryable(SQLException failure) {
    return failure.getSQLState() != null && RETRYABLE.contains(failure.getSQLState());
  }

  /**
   * A value, never null, by which the transaction at hand is ended once nothing is asked in it for
   * a while; one that does nothing where a database has no such words.
   */
  String endingIdleTransaction(Duration after) {
    return "''";
  }

  /** How db-scheduler is to speak to it. */
  abstract JdbcCustomization scheduler();
}
