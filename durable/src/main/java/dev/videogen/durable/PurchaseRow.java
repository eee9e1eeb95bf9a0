package dev.videogen.durable;

import dev.videogen.Billed;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of purchases, but for its request.
 *
 * @param overdue whether the sender, if there is one, can no longer have a request under way, by
 *     the database's clock
 */
record PurchaseRow(
    UUID id,
    PurchaseState state,
    long fence,
    boolean managed,
    String instance,
    Optional<String> key,
    Optional<String> digest,
    Map<String, String> tags,
    Fit fit,
    Optional<String> intent,
    Optional<BigDecimal> estimate,
    BigDecimal charge,
    Optional<LocalDate> chargedOn,
    Billed billed,
    Optional<BigDecimal> cost,
    Optional<String> node,
    Optional<Instant> sendingAt,
    boolean overdue,
    Optional<JobRef> job,
    boolean adopted,
    Optional<Instant> createdAt,
    Optional<String> reason,
    Optional<JobRef> named,
    List<JobRef> candidates,
    Optional<Instant> uncertainAt,
    Optional<String> target,
    List<String> files,
    int searches,
    int attempts,
    boolean parked,
    Optional<String> told,
    Instant submittedAt) {

  /** The columns that {@link #of} reads, of a table named p. */
  static String columns(Dialect dialect) {
    return "p.id, p.state, p.fence, p.managed, p.instance, p.app_key, p.digest, p.tags, p.fit,"
        + " p.intent, p.estimate, p.charge, p.charged_on, p.billed, p.cost, p.node, p.sending_at,"
        + " p.job, p.adopted, p.created_at, p.reason, p.named, p.candidates, p.uncertain_at,"
        + " p.target, p.files, p.searches, p.attempts, p.parked, p.told, p.submitted_at,"
        + " CASE WHEN p.check_at <= "
        + dialect.now()
        + " THEN 1 ELSE 0 END AS overdue";
  }

  static PurchaseRow of(ResultSet row) throws SQLException {
    String instance = row.getString("instance");
    return new PurchaseRow(
        row.getObject("id", UUID.class),
        PurchaseState.valueOf(row.getString("state")),
        row.getLong("fence"),
        row.getBoolean("managed"),
        instance,
        Sql.text(row, "app_key"),
        Sql.text(row, "digest"),
        Json.namedTexts(row.getString("tags")),
        Sql.text(row, "fit").map(Fit::valueOf).orElse(Fit.EXACT),
        Sql.text(row, "intent"),
        Sql.amount(row, "estimate"),
        Sql.amount(row, "charge").orElse(BigDecimal.ZERO),
        Optional.ofNullable(row.getObject("charged_on", LocalDate.class)),
        Billed.valueOf(row.getString("billed")),
        Sql.amount(row, "cost"),
        Sql.text(row, "node"),
        Sql.instant(row, "sending_at"),
        row.getInt("overdue") == 1,
        Sql.text(row, "job").map(id -> JobRef.of(instance, id)),
        row.getBoolean("adopted"),
        Sql.instant(row, "created_at"),
        Sql.text(row, "reason"),
        Sql.text(row, "named").map(JobRef::parse),
        refs(row.getString("candidates")),
        Sql.instant(row, "uncertain_at"),
        Sql.text(row, "target"),
        Json.texts(row.getString("files")),
        row.getInt("searches"),
        row.getInt("attempts"),
        row.getBoolean("parked"),
        Sql.text(row, "told"),
        Sql.instant(row, "submitted_at").orElseThrow());
  }

  private static List<JobRef> refs(@Nullable String json) {
    return Json.texts(json).stream().map(JobRef::parse).toList();
  }

  /** What an app sees of it. A key that was made here is none of the app's. */
  Purchase toPurchase() {
    return new Purchase(
        id,
        state,
        instance,
        key.filter(word -> !word.equals(id.toString())),
        tags,
        job,
        adopted,
        estimate,
        billed,
        cost,
        reason,
        candidates,
        files.stream().map(URI::create).toList(),
        attempts,
        parked,
        node,
        submittedAt);
  }
}
