package dev.videogen.durable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of purchases: one place that reads them, and one that changes a state. */
final class Purchases {

  private final Dialect dialect;
  private final String select;
  private final String lock;

  Purchases(Dialect dialect) {
    this.dialect = dialect;
    String columns = "SELECT " + PurchaseRow.columns(dialect);
    String table = " FROM videogen_purchase p ";
    this.select = columns + table;
    this.lock =
        columns
            + ", "
            + dialect.endingIdleTransaction(Dialect.MAX_HOLD)
            + table
            + "WHERE p.id = ? FOR UPDATE";
  }

  Optional<PurchaseRow> find(Connection connection, UUID id) throws SQLException {
    return first(connection, "WHERE p.id = ?", id);
  }

  /**
   * The same, which nobody else changes until the transaction ends: by the database, if the process
   * stands still in it.
   */
  Optional<PurchaseRow> lock(Connection connection, UUID id) throws SQLException {
    return Sql.find(connection, lock, PurchaseRow::of, id);
  }

  /** Those that a condition on the table p picks. */
  List<PurchaseRow> list(Connection connection, String where, @Nullable Object... values)
      throws SQLException {
    return Sql.list(connection, select + where, PurchaseRow::of, values);
  }

  Optional<PurchaseRow> first(Connection connection, String where, @Nullable Object... values)
      throws SQLException {
    return Sql.find(connection, select + where, PurchaseRow::of, values);
  }

  /** The one that has a key and may not be bought again with it. */
  Optional<PurchaseRow> holder(Connection connection, String key) throws SQLException {
    return first(connection, "WHERE p.held_key = ?", key);
  }

  /**
   * Changes a state, if it is still as the caller believes it to be. The database ends the
   * transaction if the process stands still in it, as it does for {@link #lock}.
   *
   * @param from the states that it may have now
   * @param fence the number that must stand in the row
   * @param to the state that it gets; null to leave it as it is
   * @param change what else changes
   * @return false if somebody else was quicker, and nothing was changed
   */
  boolean move(
      Connection connection,
      UUID id,
      Set<PurchaseState> from,
      long fence,
      @Nullable PurchaseState to,
      Change change)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder("UPDATE videogen_purchase SET changed_at = ").append(dialect.now());
    if (to != null) {
      sql.append(", state = ?");
      values.add(to);
      if (!to.holdsItsKey()) {
        sql.append(", held_key = NULL");
      }
    }
    sql.append(change.columns());
    values.addAll(change.values());
    sql.append(" WHERE id = ? AND fence = ? AND state IN (")
        .append(String.join(", ", Collections.nCopies(from.size(), "?")))
        .append(") AND ")
        .append(dialect.endingIdleTransaction(Dialect.MAX_HOLD))
        .append(" IS NOT NULL");
    values.addAll(Arrays.asList(id, fence));
    values.addAll(from);
    return Sql.update(connection, sql.toString(), values.toArray()) == 1;
  }
}
