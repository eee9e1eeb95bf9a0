package dev.videogen.durable;

import static dev.videogen.durable.PurchaseState.CREATED;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.Spent;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of purchases as a journal: clients of all nodes that keep their journal here share
 * keys, budget and what is unsettled. A create that is in flight is so by its lease, which a node's
 * name stands in, and not by a process that lives.
 */
final class DatabaseJournal implements Journal {

  private static final int MAX_ATTEMPTS = 3;

  private volatile Store store;
  private volatile String node;

  DatabaseJournal(Store store, String node) {
    this.store = store;
    this.node = node;
  }

  /**
   * The journal of a client.
   *
   * @throws ConfigurationException if that is none in a database
   */
  static DatabaseJournal of(VideoClient client) {
    return client
        .journal()
        .filter(DatabaseJournal.class::isInstance)
        .map(DatabaseJournal.class::cast)
        .orElseThrow(
            () ->
                DatabaseCheck.refusal(
                    "the client keeps its journal elsewhere: build it with"
                        + " journal(DurableVideos.journal(dataSource))"));
  }

  /** Has it work as those do whom it serves, under the name of their node. */
  void use(Store value, String itsNode) {
    this.store = value;
    this.node = itsNode;
  }

  Transitions transitions() {
    return store.transitions();
  }

  Points points() {
    return store.points();
  }

  Store store() {
    return store;
  }

  /** The gate of a create that no purchase stands for. */
  Sending lease() {
    return Sending.ofPlainCreate(store.timing(), System::nanoTime);
  }

  /** When a create is tried again that the vendor did not take. */
  Duration delay(Sending sending, Throwable failure) {
    return store.backoff().delay(sending.failures(), failure);
  }

  /**
   * PENDING to SENDING, if that is allowed.
   *
   * @param check throws if what is spent does not allow it
   * @return the new fence; empty if somebody else was quicker
   */
  Optional<Long> begin(
      Sending sending, JournalEntry.Intent intent, BiConsumer<JournalEntry.Intent, Spent> check) {
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .transitions()
                    .sending(
                        connection,
                        sending.fence(),
                        node,
                        intent,
                        spent -> check.accept(intent, spent)));
  }

  @Override
  public VideoGenerator recordingCreates(VideoGenerator generator) {
    VideoGenerator plain = Journal.super.recordingCreates(generator);
    return new PurchasingGenerator(generator, plain, this, (intent, spent) -> {});
  }

  @Override
  public VideoGenerator recordingCreates(
      VideoGenerator generator, BiConsumer<JournalEntry.Intent, Spent> check) {
    VideoGenerator plain = Journal.super.recordingCreates(generator, check);
    return new PurchasingGenerator(generator, plain, this, check);
  }

  /** A purchase has its key already, and is the one that may buy with it. */
  @Override
  public VideoGenerator repeatingKeyedCreates(VideoGenerator generator) {
    return new ForwardingVideoGenerator(Journal.super.repeatingKeyedCreates(generator)) {
      @Override
      public VideoJob create(CheckedRequest request) {
        return request.gate() instanceof Sending
            ? generator.create(request)
            : delegate().create(request);
      }
    };
  }

  @Override
  public void append(JournalEntry entry) throws IOException {
    inTransaction(
        connection -> {
          append(connection, entry);
          return true;
        });
  }

  @Override
  public Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent)
      throws IOException {
    return begin(intent, spent -> {});
  }

  /**
   * {@inheritDoc}
   *
   * <p>What is spent is that of the day by the database's clock.
   */
  @Override
  public Optional<JournaledSubmission> begin(JournalEntry.Intent intent, Consumer<Spent> check)
      throws IOException {
    return inTransaction(
        connection -> {
          for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<PurchaseRow> holder = holder(connection, intent);
            if (holder.isPresent()) {
              return holder.map(JournalView::submission);
            }
            if (inserted(connection, intent, check)) {
              return Optional.empty();
            }
          }
          throw new SQLException("its key is taken and freed again and again");
        });
  }

  private Optional<PurchaseRow> holder(Connection connection, JournalEntry.Intent intent)
      throws SQLException {
    return intent.key().isEmpty()
        ? Optional.empty()
        : store.purchases().holder(connection, intent.key().get().key());
  }

  @Override
  public Optional<JournaledSubmission> holder(String key) throws IOException {
    return inTransaction(
        connection -> store.purchases().holder(connection, key).map(JournalView::submission));
  }

  @Override
  public Spent spent(LocalDate day) throws IOException {
    return inTransaction(connection -> store.budgets().spent(connection, day));
  }

  /** {@inheritDoc} Purchases are not among them: {@link DurableVideos} sees to those. */
  @Override
  public List<JournaledSubmission> unsettled() throws IOException {
    return submissions(
        "WHERE NOT p.managed AND p.state IN ('SENDING', 'UNCERTAIN', 'CREATED') ORDER BY p.seq");
  }

  @Override
  public Optional<JournaledSubmission> creatorOf(JobRef job) throws IOException {
    return inTransaction(connection -> byJob(connection, job).map(JournalView::submission));
  }

  @Override
  public List<JournaledSubmission> submissions() throws IOException {
    return submissions("ORDER BY p.seq");
  }

  private List<JournaledSubmission> submissions(String which) throws IOException {
    return inTransaction(
        connection ->
            store.purchases().list(connection, which).stream()
                .map(JournalView::submission)
                .toList());
  }

  @Override
  public List<JournalEntry> entries() throws IOException {
    return inTransaction(
        connection ->
            store.purchases().list(connection, "ORDER BY p.seq").stream()
                .flatMap(row -> JournalView.entries(row).stream())
                .toList());
  }

  private <T> T inTransaction(Database.Work<T> work) throws IOException {
    try {
      return store.database().transaction(work);
    } catch (SQLException failure) {
      throw new IOException("the database failed: " + failure.getMessage(), failure);
    }
  }

  private void append(Connection connection, JournalEntry entry) throws SQLException {
    if (entry instanceof JournalEntry.Intent intent) {
      inserted(connection, intent, spent -> {});
    } else if (entry instanceof JournalEntry.Created created) {
      Optional<PurchaseRow> row = store.purchases().lock(connection, created.submission());
      if (row.isPresent()) {
        store.transitions().noted(connection, row.get(), created.job(), created.adopted());
      }
    } else if (entry instanceof JournalEntry.Refused refused) {
      settle(connection, refused.submission(), PurchaseState.REFUSED, refused.reason());
    } else if (entry instanceof JournalEntry.Dismissed dismissed) {
      settle(connection, dismissed.submission(), PurchaseState.DISMISSED, null);
    } else if (entry instanceof JournalEntry.Uncertain uncertain) {
      Optional<PurchaseRow> row = store.purchases().lock(connection, uncertain.submission());
      if (row.isPresent()) {
        store.transitions().notedUncertain(connection, row.get(), uncertain);
      }
    } else if (entry instanceof JournalEntry.Charged charged) {
      Optional<UUID> id = byJob(connection, charged.job()).map(PurchaseRow::id);
      if (id.isPresent()) {
        store.transitions().charged(connection, id.get(), charged.billed(), charged.cost());
      }
    } else {
      appendOfJob(connection, entry);
    }
  }

  /** The row of an intent; false if its key is taken. */
  private boolean inserted(Connection connection, JournalEntry.Intent intent, Consumer<Spent> check)
      throws SQLException {
    if (!store.inserts().plain(connection, intent, node)) {
      return false;
    }
    store.transitions().reserve(connection, intent.submission(), intent.estimate(), check);
    return true;
  }

  private void settle(
      Connection connection, UUID submission, PurchaseState state, @Nullable String reason)
      throws SQLException {
    Optional<PurchaseRow> row = store.purchases().lock(connection, submission);
    if (row.isPresent()) {
      store.transitions().settledByNote(connection, row.get(), state, reason);
    }
  }

  /** What became of a job: DurableVideos finds that out itself of those that it follows. */
  private void appendOfJob(Connection connection, JournalEntry entry) throws SQLException {
    if (entry instanceof JournalEntry.Target target) {
      plain(
          connection,
          target.job(),
          null,
          row -> new Change().set("target", target.file().toString()));
    } else if (entry instanceof JournalEntry.Ended ended) {
      plain(
          connection,
          ended.job(),
          PurchaseState.FAILED,
          row -> new Change().set("reason", ended.how()));
    } else if (entry instanceof JournalEntry.Saved saved) {
      Optional<PurchaseRow> row = byJob(connection, saved.job()).filter(found -> !found.managed());
      if (row.isPresent()) {
        Set<String> files = new LinkedHashSet<>(row.get().files());
        files.add(saved.file().toUri().toString());
        plain(
            connection,
            saved.job(),
            files.size() >= saved.variants() ? PurchaseState.SAVED : null,
            same -> new Change().set("files", Json.of(List.copyOf(files))));
      }
    }
  }

  private void plain(
      Connection connection,
      JobRef job,
      @Nullable PurchaseState to,
      Function<PurchaseRow, Change> change)
      throws SQLException {
    Optional<PurchaseRow> row = byJob(connection, job).filter(found -> !found.managed());
    if (row.isPresent()) {
      store
          .purchases()
          .move(
              connection,
              row.get().id(),
              EnumSet.of(CREATED),
              row.get().fence(),
              to,
              change.apply(row.get()));
    }
  }

  private Optional<PurchaseRow> byJob(Connection connection, JobRef job) throws SQLException {
    return store
        .purchases()
        .first(connection, "WHERE p.instance = ? AND p.job = ?", job.instance(), job.id());
  }

  /** The table and the node. */
  @Override
  public String toString() {
    return "the table videogen_purchase";
  }
}
