package dev.videogen.durable;

import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.RequestKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How purchases come into the table. */
final class Inserts {

  private static final String COLUMNS =
      "INSERT INTO videogen_purchase (id, state, fence, managed, instance, app_key, held_key,"
          + " digest, tags, request, fit, intent, estimate, charge, charged_on, billed, node,"
          + " adopted, searches, attempts, parked, sending_at, sending_until, check_at, submitted_at,"
          + " changed_at) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'UNKNOWN', ?,"
          + " FALSE, 0, 0, FALSE, ";

  private final Database database;
  private final Requests requests;
  private final Timing timing;

  Inserts(Database database, Requests requests, Timing timing) {
    this.database = database;
    this.requests = requests;
    this.timing = timing;
  }

  /**
   * Inserts a purchase that is PENDING.
   *
   * @return false if its key is taken, and nothing was inserted
   */
  boolean pending(
      Connection connection,
      UUID id,
      String instance,
      VideoRequest request,
      Requests.Stored stored,
      RequestKey key,
      Fit fit)
      throws SQLException {
    String now = database.dialect().now();
    boolean inserted =
        insert(
            connection,
            "NULL, NULL, NULL, " + now + ", " + now + ")",
            id,
            PurchaseState.PENDING,
            true,
            instance,
            key.key(),
            key.key(),
            key.digest(),
            Json.of(request.tags()),
            stored.json(),
            fit,
            null,
            null,
            BigDecimal.ZERO,
            null,
            null);
    if (inserted) {
      requests.keep(connection, id, stored);
      tags(connection, id, request.tags());
    }
    return inserted;
  }

  /**
   * Inserts a create of a plain client, which is SENDING and counts nothing yet.
   *
   * @return false if its key is taken, and nothing was inserted
   */
  boolean plain(Connection connection, JournalEntry.Intent intent, String node)
      throws SQLException {
    Dialect dialect = database.dialect();
    Optional<String> key = intent.key().map(RequestKey::key);
    boolean inserted =
        insert(
            connection,
            String.join(
                ", ",
                dialect.now(),
                dialect.nowPlusMillis(),
                dialect.nowPlusMillis(),
                dialect.now(),
                dialect.now() + ")"),
            intent.submission(),
            PurchaseState.SENDING,
            false,
            intent.instance(),
            key,
            key,
            intent.key().map(RequestKey::digest),
            Json.of(intent.tags()),
            null,
            null,
            intent.toJson(),
            intent.estimate(),
            BigDecimal.ZERO,
            null,
            node,
            timing.sendWithin().toMillis(),
            timing.recoverAfter().toMillis());
    if (inserted) {
      tags(connection, intent.submission(), intent.tags());
    }
    return inserted;
  }

  private boolean insert(Connection connection, String times, @Nullable Object... values)
      throws SQLException {
    Dialect dialect = database.dialect();
    try {
      return Sql.update(connection, COLUMNS + times + dialect.unlessThere(), values) == 1;
    } catch (SQLException failure) {
      if (dialect.isDuplicate(failure)) {
        return false;
      }
      throw failure;
    }
  }

  private static void tags(Connection connection, UUID id, Map<String, String> tags)
      throws SQLException {
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      Sql.update(
          connection,
          "INSERT INTO videogen_tag (purchase, name, content) VALUES (?, ?, ?)",
          id,
          tag.getKey(),
          tag.getValue());
    }
  }
}
