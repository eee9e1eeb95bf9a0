package dev.videogen.durable;

import static dev.videogen.durable.PurchaseState.COMPLETED;
import static dev.videogen.durable.PurchaseState.CREATED;
import static dev.videogen.durable.PurchaseState.FAILED;
import static dev.videogen.durable.PurchaseState.PENDING;
import static dev.videogen.durable.PurchaseState.REFUSED;
import static dev.videogen.durable.PurchaseState.SAVED;
import static dev.videogen.durable.PurchaseState.SENDING;
import static dev.videogen.durable.PurchaseState.UNCERTAIN;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.Spent;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How purchases go from state to state. Each transition is one transaction: the state, what it
 * counts against the budget, and what is to be done next. Each holds only if the row is still as
 * the caller believes it to be, and tells so.
 */
final class Transitions {

  /** How many rows one statement changes. */
  private static final int BATCH = 200;

  private static final Set<PurchaseState> BEFORE_JOB = EnumSet.of(PENDING, SENDING);
  private static final Set<PurchaseState> WITH_JOB = EnumSet.of(CREATED, COMPLETED);

  private final Database database;
  private final Purchases purchases;
  private final Budgets budgets;
  private final Steps steps;
  private final Timing timing;

  Transitions(Database database, Purchases purchases, Budgets budgets, Steps steps, Timing timing) {
    this.database = database;
    this.purchases = purchases;
    this.budgets = budgets;
    this.steps = steps;
    this.timing = timing;
  }

  /**
   * PENDING to SENDING: from now on nobody else sends it.
   *
   * @param intent what is sent
   * @param check is given what is spent, and throws if that does not allow it
   * @return the new fence; empty if somebody else was quicker
   */
  Optional<Long> sending(
      Connection connection,
      long fence,
      String node,
      JournalEntry.Intent intent,
      Consumer<Spent> check)
      throws SQLException {
    long next = fence + 1;
    boolean moved =
        purchases.move(
            connection,
            intent.submission(),
            EnumSet.of(PENDING),
            fence,
            SENDING,
            sendingChange(node)
                .set("fence", next)
                .set("intent", intent.toJson())
                .set("estimate", intent.estimate()));
    if (!moved) {
      return Optional.empty();
    }
    reserve(connection, intent.submission(), intent.estimate(), check);
    return Optional.of(next);
  }

  /** Counts what a create may cost, from now on and on this day, if that is allowed. */
  void reserve(Connection connection, UUID id, Optional<BigDecimal> estimate, Consumer<Spent> check)
      throws SQLException {
    LocalDate today = budgets.lock(connection);
    check.accept(budgets.spent(connection, today));
    charge(connection, purchases.find(connection, id).orElseThrow(), today, estimate);
  }

  /** Who sends, since when and until when, by the database's clock. */
  private Change sendingChange(String node) {
    Dialect dialect = database.dialect();
    return new Change()
        .set("node", node)
        .set("searches", 0)
        .setTo("sending_at", dialect.now())
        .setTo("sending_until", dialect.nowPlusMillis(), timing.sendWithin().toMillis())
        .setTo("check_at", dialect.nowPlusMillis(), timing.recoverAfter().toMillis());
  }

  /**
   * To CREATED, by whom the fence lets.
   *
   * @return false if somebody else has the purchase now; what came late is then for {@link #late}
   */
  boolean created(UUID id, long fence, JobRef job, boolean adopted) {
    return database.inTransaction(
        connection -> created(connection, id, fence, job, adopted, BEFORE_JOB));
  }

  private boolean created(
      Connection connection,
      UUID id,
      long fence,
      JobRef job,
      boolean adopted,
      Set<PurchaseState> from)
      throws SQLException {
    Dialect dialect = database.dialect();
    return purchases.move(
        connection,
        id,
        from,
        fence,
        CREATED,
        new Change()
            .set("job", job.id())
            .set("adopted", adopted)
            .set("reason", null)
            .set("attempts", 0)
            .set("parked", false)
            .setTo("created_at", dialect.now())
            .setTo("poll_at", dialect.now())
            .set("check_at", null));
  }

  /**
   * A job that a sender brings, or a search, of a purchase that is no longer its own. The id is the
   * truth: it settles a purchase that is uncertain, and keeps one from being sent again that waits
   * for that.
   *
   * @return whether the job is now that of the purchase
   */
  boolean late(UUID id, JobRef job, boolean adopted) {
    return database.inTransaction(
        connection -> {
          PurchaseRow row = purchases.lock(connection, id).orElseThrow();
          Set<PurchaseState> from = EnumSet.of(PENDING, UNCERTAIN);
          if (created(connection, id, row.fence(), job, adopted, from)) {
            return true;
          }
          if (row.job().filter(job::equals).isEmpty()) {
            List<String> candidates =
                Stream.concat(row.candidates().stream(), Stream.of(job))
                    .distinct()
                    .map(JobRef::toString)
                    .toList();
            purchases.move(
                connection,
                id,
                EnumSet.allOf(PurchaseState.class),
                row.fence(),
                null,
                new Change().set("candidates", Json.of(candidates)));
            return false;
          }
          return true;
        });
  }

  /** To REFUSED: certainly nothing was created. */
  boolean refused(UUID id, long fence, String reason) {
    return database.inTransaction(connection -> refused(connection, id, fence, reason));
  }

  private boolean refused(Connection connection, UUID id, long fence, String reason)
      throws SQLException {
    Change change = settled().set("reason", reason);
    if (!purchases.move(connection, id, BEFORE_JOB, fence, REFUSED, change)) {
      return false;
    }
    PurchaseRow row = purchases.find(connection, id).orElseThrow();
    charge(connection, row, null, Optional.of(BigDecimal.ZERO));
    return told(connection, id, fence, REFUSED);
  }

  /**
   * Back to PENDING: certainly nothing was created, and it is worth another try. What has failed
   * for too long is REFUSED instead.
   *
   * @param delay when that is made
   * @param failed whether that counts as a failure
   */
  boolean putOff(UUID id, long fence, String reason, Duration delay, boolean failed) {
    return database.inTransaction(
        connection -> {
          PurchaseRow row = purchases.lock(connection, id).orElseThrow();
          Duration age = Duration.between(row.submittedAt(), database.now(connection));
          if (failed && age.compareTo(timing.giveUpAfter()) > 0) {
            String over = "given up after " + age.toHours() + " h: " + reason;
            return refused(connection, id, fence, over);
          }
          Change change =
              new Change()
                  .set("reason", reason)
                  .set("fence", fence + 1)
                  .set("check_at", null)
                  .setTo("attempts", failed ? "attempts + 1" : "attempts");
          if (!purchases.move(connection, id, BEFORE_JOB, fence, PENDING, change)) {
            return false;
          }
          charge(connection, row, null, Optional.of(BigDecimal.ZERO));
          if (row.managed()) {
            steps.send(connection, id, fence + 1, delay);
          }
          return true;
        });
  }

  /** To UNCERTAIN: nobody knows whether there is a job. What it may cost stays counted. */
  boolean uncertain(
      UUID id, long fence, String reason, Optional<JobRef> named, List<JobRef> candidates) {
    return database.inTransaction(
        connection -> uncertain(connection, id, fence, reason, named, candidates));
  }

  private boolean uncertain(
      Connection connection,
      UUID id,
      long fence,
      String reason,
      Optional<JobRef> named,
      List<JobRef> candidates)
      throws SQLException {
    Dialect dialect = database.dialect();
    Change change =
        new Change()
            .set("reason", reason)
            .set("named", named.map(JobRef::toString))
            .set("candidates", Json.of(candidates.stream().map(JobRef::toString).toList()))
            .setTo("uncertain_at", dialect.now())
            .set("attempts", 0)
            .setTo("check_at", dialect.nowPlusMillis(), timing.recheckAfter().toMillis());
    boolean moved = purchases.move(connection, id, EnumSet.of(SENDING), fence, UNCERTAIN, change);
    return moved && told(connection, id, fence, UNCERTAIN);
  }

  /** CREATED to COMPLETED: its videos are to be saved. */
  boolean completed(UUID id, long fence, VideoJob job) {
    return database.inTransaction(
        connection -> {
          boolean moved =
              purchases.move(
                  connection,
                  id,
                  EnumSet.of(CREATED),
                  fence,
                  COMPLETED,
                  new Change().set("attempts", 0).set("reason", null));
          if (moved) {
            seen(connection, id, job);
            steps.save(connection, id, fence);
          }
          return moved;
        });
  }

  /**
   * To FAILED: there will be no video.
   *
   * @param job as it was seen last; null if it is gone
   */
  boolean failed(UUID id, long fence, String reason, @Nullable VideoJob job) {
    return database.inTransaction(
        connection -> {
          boolean moved =
              purchases.move(
                  connection, id, WITH_JOB, fence, FAILED, settled().set("reason", reason));
          if (moved && job != null) {
            seen(connection, id, job);
          }
          return moved && told(connection, id, fence, FAILED);
        });
  }

  /** COMPLETED to SAVED. */
  boolean saved(UUID id, long fence, List<URI> files) {
    return database.inTransaction(
        connection -> {
          String stored = Json.of(files.stream().map(URI::toString).toList());
          boolean moved =
              purchases.move(
                  connection,
                  id,
                  EnumSet.of(COMPLETED),
                  fence,
                  SAVED,
                  settled().set("files", stored).set("reason", null));
          return moved && told(connection, id, fence, SAVED);
        });
  }

  /** To CREATED, by a recovery: whoever was to send it no longer is. */
  boolean recovered(PurchaseRow row, JobRef job, boolean adopted) {
    return database.inTransaction(
        connection -> {
          boolean moved =
              created(
                  connection, row.id(), row.fence(), job, adopted, EnumSet.of(SENDING, UNCERTAIN));
          return moved && fenced(connection, row);
        });
  }

  /** SENDING to UNCERTAIN, by a recovery. */
  boolean lost(PurchaseRow row, String reason, List<JobRef> candidates) {
    return database.inTransaction(
        connection ->
            uncertain(connection, row.id(), row.fence(), reason, row.named(), candidates));
  }

  /** What the sender had the fence for is no longer its own. */
  private boolean fenced(Connection connection, PurchaseRow row) throws SQLException {
    Change change = new Change().set("fence", row.fence() + 1);
    return purchases.move(connection, row.id(), EnumSet.of(CREATED), row.fence(), null, change);
  }

  /** A search found nothing; another is to say the same. */
  void searchAgain(PurchaseRow row) {
    String then = database.dialect().nowPlusMillis();
    Change change =
        new Change()
            .setTo("searches", "searches + 1")
            .setTo("check_at", then, timing.searchAfter().toMillis());
    database.change(
        connection ->
            purchases.move(connection, row.id(), EnumSet.of(SENDING), row.fence(), null, change));
  }

  /** What is not settled is looked for again after a while. */
  void recheckAfter(PurchaseRow row, Duration delay) {
    String then = database.dialect().nowPlusMillis();
    database.change(
        connection ->
            purchases.move(
                connection,
                row.id(),
                EnumSet.of(SENDING, UNCERTAIN),
                row.fence(),
                null,
                new Change().setTo("check_at", then, delay.toMillis())));
  }

  /** Jobs are to be polled again after a while. */
  void pollAfter(Connection connection, List<UUID> ids, Duration delay) throws SQLException {
    Dialect dialect = database.dialect();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<UUID> some = ids.subList(from, Math.min(from + BATCH, ids.size()));
      List<@Nullable Object> values = new ArrayList<>(List.of(delay.toMillis()));
      values.addAll(some);
      Sql.update(
          connection,
          "UPDATE videogen_purchase SET poll_at = "
              + dialect.nowPlusMillis()
              + " WHERE state = 'CREATED' AND id IN ("
              + String.join(", ", Collections.nCopies(some.size(), "?"))
              + ")",
          values.toArray());
    }
  }

  /** The vendor says that there is no such job, which it may say of a new one. */
  void missed(Connection connection, PurchaseRow row, String reason) throws SQLException {
    Change change = new Change().setTo("attempts", "attempts + 1").set("reason", reason);
    purchases.move(connection, row.id(), EnumSet.of(CREATED), row.fence(), null, change);
  }

  /**
   * A step has failed, and is parked if it has too often.
   *
   * @return when it is to be tried again; empty if it is parked
   */
  Optional<Duration> stepFailed(PurchaseRow row, Exception failure, Backoff backoff) {
    boolean over = backoff.isOver(row.attempts() + 1);
    String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    Change change = new Change().setTo("attempts", "attempts + 1").set("parked", over);
    if (row.state() == COMPLETED) {
      change.set("reason", reason);
    }
    database.change(
        connection ->
            purchases.move(
                connection, row.id(), EnumSet.of(row.state()), row.fence(), null, change));
    return over ? Optional.empty() : Optional.of(backoff.delay(row.attempts(), failure));
  }

  /** The handler was told. */
  void told(PurchaseRow row) {
    Change change = new Change().set("told", row.state()).set("attempts", 0).set("parked", false);
    database.change(
        connection ->
            purchases.move(
                connection, row.id(), EnumSet.of(row.state()), row.fence(), null, change));
  }

  /** That a submission has created a job, as somebody notes who need not hold the fence. */
  void noted(Connection connection, PurchaseRow row, JobRef job, boolean adopted)
      throws SQLException {
    created(connection, row.id(), row.fence(), job, adopted, EnumSet.of(SENDING, UNCERTAIN));
  }

  /** That a submission of a plain client is uncertain. */
  void notedUncertain(Connection connection, PurchaseRow row, JournalEntry.Uncertain entry)
      throws SQLException {
    uncertain(connection, row.id(), row.fence(), entry.reason(), entry.named(), entry.candidates());
  }

  /** To REFUSED or DISMISSED, as somebody notes who need not hold the fence. */
  void settledByNote(
      Connection connection, PurchaseRow row, PurchaseState state, @Nullable String reason)
      throws SQLException {
    Set<PurchaseState> from =
        state == REFUSED ? EnumSet.of(SENDING) : EnumSet.of(SENDING, UNCERTAIN, CREATED, COMPLETED);
    Change change = settled();
    if (reason != null) {
      change.set("reason", reason);
    }
    boolean hasJob = row.job().isPresent();
    if (purchases.move(connection, row.id(), from, row.fence(), state, change) && !hasJob) {
      charge(connection, row, null, Optional.of(BigDecimal.ZERO));
    }
  }

  private static Change settled() {
    return new Change().set("attempts", 0).set("parked", false).set("check_at", null);
  }

  private boolean told(Connection connection, UUID id, long fence, PurchaseState state)
      throws SQLException {
    if (purchases.find(connection, id).filter(PurchaseRow::managed).isPresent()) {
      steps.tell(connection, id, fence, state);
    }
    return true;
  }

  /** What the vendor says of a job's cost. */
  void seen(Connection connection, UUID id, VideoJob job) throws SQLException {
    if (job.status().isTerminal() && job.billed() != Billed.UNKNOWN) {
      charged(connection, id, job.billed(), job.cost());
    }
  }

  /** Books what a vendor charges, on the day on which it was reserved; the last word counts. */
  void charged(Connection connection, UUID id, Billed billed, Optional<BigDecimal> cost)
      throws SQLException {
    Optional<PurchaseRow> found = purchases.lock(connection, id);
    if (found.isEmpty()) {
      return;
    }
    PurchaseRow row = found.get();
    purchases.move(
        connection,
        id,
        EnumSet.allOf(PurchaseState.class),
        row.fence(),
        null,
        new Change().set("billed", billed).set("cost", cost));
    BigDecimal amount =
        cost.orElse(billed == Billed.NO ? BigDecimal.ZERO : row.estimate().orElse(BigDecimal.ZERO));
    charge(connection, row, null, Optional.of(amount));
  }

  /**
   * Sets what a purchase counts.
   *
   * @param row the purchase as it is
   * @param day the day of a new reservation; null to leave it on its own
   * @param amount US dollars; empty counts as nothing, for a price that is not known
   */
  private void charge(
      Connection connection, PurchaseRow row, @Nullable LocalDate day, Optional<BigDecimal> amount)
      throws SQLException {
    BigDecimal now = amount.orElse(BigDecimal.ZERO);
    LocalDate on = day == null ? row.chargedOn().orElse(null) : day;
    if (on == null || (now.compareTo(row.charge()) == 0 && day == null)) {
      return;
    }
    budgets.lock(connection);
    if (row.chargedOn().filter(on::equals).isPresent()) {
      budgets.add(connection, on, now.subtract(row.charge()));
    } else {
      if (row.chargedOn().isPresent()) {
        budgets.add(connection, row.chargedOn().get(), row.charge().negate());
      }
      budgets.add(connection, on, now);
    }
    Sql.update(
        connection,
        "UPDATE videogen_purchase SET charge = ?, charged_on = ? WHERE id = ?",
        now,
        on,
        row.id());
  }
}
