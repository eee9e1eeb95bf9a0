package dev.videogen.durable;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with parameters, on one connection. */
final class Sql {

  /** Makes something of a row. */
  interface Mapping<T> {
    T map(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /** Runs a statement that changes rows; returns how many. */
  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Reads all rows. */
  static <T> List<T> list(
      Connection connection, String sql, Mapping<T> mapping, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(mapping.map(rows));
      }
      return list;
    }
  }

  /** Reads the first row, if there is one. */
  static <T> Optional<T> find(
      Connection connection, String sql, Mapping<T> mapping, @Nullable Object... values)
      throws SQLException {
    return list(connection, sql, mapping, values).stream().findFirst();
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int index = 0; index < values.length; index++) {
        set(statement, index + 1, values[index]);
      }
      return statement;
    } catch (SQLException failure) {
      statement.close();
      throw failure;
    }
  }

  private static void set(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof Optional<?> optional) {
      set(statement, index, optional.orElse(null));
    } else if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof BigDecimal amount) {
      statement.setBigDecimal(index, amount);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Enum<?> word) {
      statement.setString(index, word.name());
    } else if (value instanceof URI address) {
      statement.setString(index, address.toString());
    } else {
      statement.setObject(index, value);
    }
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Optional<BigDecimal> amount(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).map(Sql::plain);
  }

  /** Without the zeros that a column adds. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
