package dev.videogen.durable;

import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.journal.Journal;
import dev.videogen.journal.RequestKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Buys videos so that no machine's end loses one: what is to be bought is stored in the app's own
 * database, and any of its nodes sends it, follows its job, saves its videos and tells the app.
 *
 * <pre>{@code
 * DurableVideos videos =
 *     DurableVideos.builder(dataSource)
 *         .client(VideoClient.builder())
 *         .sink(VideoSink.folder(Path.of("videos")))
 *         .handler(handler)
 *         .build();
 * videos.start();
 * UUID purchase = videos.submit(VideoRequest.builder("A cat playing piano").key("order-4711").build());
 * }</pre>
 *
 * <p>A key is bought once where the vendor's list can say what became of a create whose sender was
 * killed; else at most once, and the rest is {@linkplain #uncertain() uncertain} and told to the
 * handler. No request is ever sent for a purchase that another node was about to send.
 *
 * <p>Safe for use by many threads.
 */
public final class DurableVideos implements AutoCloseable {

  private final Store store;
  private final VideoClient videos;
  private final boolean ownsClient;
  private final StepRunner runner;
  private final Poller poller;
  private final Housekeeping housekeeping;
  private final PurchaseQueries queries;
  private final @Nullable AppTransactions transactions;

  private DurableVideos(Builder builder) {
    Database database = DatabaseCheck.checked(builder.source, builder.inMemory);
    if (builder.createTables) {
      DurableSchema.create(database);
    }
    DatabaseCheck.checkTables(database);
    Duration pollInterval = builder.pollInterval;
    Timing timing = pollInterval == null ? builder.timing : builder.timing.polling(pollInterval);
    this.store = Store.of(database, builder.clock, timing, builder.backoff, builder.points);
    this.store.clock().adjust(database);
    this.transactions = builder.transactions;
    DatabaseJournal journal = new DatabaseJournal(store, builder.node);
    this.housekeeping = new Housekeeping(store);
    this.queries = new PurchaseQueries(store);
    VideoClient.Builder own = builder.ownClient;
    this.ownsClient = own != null;
    this.videos =
        own == null ? Objects.requireNonNull(builder.client) : own.journal(journal).build();
    if (own == null) {
      DatabaseJournal.of(videos).use(store, builder.node);
    }
    this.poller = new Poller(store, videos);
    this.runner =
        new StepRunner(
            store,
            new StepRunner.Node(
                builder.node,
                builder.threads,
                builder.pollEvery,
                builder.heartbeat,
                builder.closeWithin),
            new Sender(
                store,
                videos,
                new Pace(store.rates(), Map.copyOf(builder.perMinute)),
                builder.nanos),
            poller,
            new Saver(store, videos, Objects.requireNonNull(builder.sink, "sink")),
            new Teller(store, builder.handler),
            new Recoverer(store, videos));
  }

  /**
   * Begins one.
   *
   * @param source the app's own database: PostgreSQL, or H2 in a file with {@code WRITE_DELAY=0}
   * @return a builder
   */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  /**
   * The table of purchases as a journal, for a {@link VideoClient} that is built elsewhere. Clients
   * of all nodes that have it share keys, budget and unsettled submissions.
   *
   * @param source the app's own database, with the tables in it
   * @return a journal; nothing needs to be closed
   * @throws dev.videogen.errors.ConfigurationException if purchases would not be safe in it
   */
  public static Journal journal(DataSource source) {
    Database database = DatabaseCheck.checked(source, false);
    DatabaseClock clock = new DatabaseClock(Instant::now);
    Store store =
        Store.of(database, clock, Timing.DEFAULT, Backoff.DEFAULT, (point, purchase) -> {});
    return new DatabaseJournal(store, Builder.nodeName());
  }

  /** Begins to work on purchases, those of other nodes included. Submitting needs no start. */
  public void start() {
    runner.start();
    runner.follow(videos.instance());
  }

  /**
   * Stores a purchase: in the transaction of this thread, if {@link Builder#transactions} knows of
   * one, else in one of its own.
   *
   * @param request what to buy; if it has a {@linkplain VideoRequest#key() key}, it is bought once
   *     with it
   * @return the purchase; the same as before if the same request was submitted with the same key
   * @throws InvalidRequestException if the request is wrong, needs a file of this machine, or has a
   *     key that stands for another request; nothing was stored
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what it asks
   *     for; nothing was stored
   * @throws dev.videogen.errors.LocalStorageException if the database fails
   */
  public UUID submit(VideoRequest request) {
    Prepared prepared = prepared(request, Fit.EXACT);
    AppTransactions app = transactions;
    Optional<Connection> current = app == null ? Optional.empty() : app.current();
    if (app != null && current.isPresent()) {
      try {
        UUID id = stored(prepared, current.get());
        app.afterCommit(runner::wake);
        return id;
      } catch (SQLException failure) {
        throw Database.failed(failure);
      }
    }
    UUID id = store.database().inTransaction(connection -> stored(prepared, connection));
    runner.wake();
    return id;
  }

  /**
   * Stores a purchase in a transaction of the app's: it is bought if that is committed, and never
   * was if it is rolled back.
   *
   * @param request what to buy
   * @param connection a connection in a transaction, which is neither committed nor closed here
   * @return the purchase
   * @throws InvalidRequestException as {@link #submit(VideoRequest)} does
   * @throws IllegalArgumentException if the connection is in no transaction
   * @throws SQLException if the database fails
   */
  public UUID submit(VideoRequest request, Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalArgumentException(
          "the connection commits each statement by itself; begin a transaction"
              + " (setAutoCommit(false)), or submit without one");
    }
    return stored(prepared(request, Fit.EXACT), connection);
  }

  /** A request that is ready to be stored. */
  private record Prepared(
      UUID id, VideoRequest request, Requests.Stored stored, RequestKey key, Fit fit) {}

  private Prepared prepared(VideoRequest asked, Fit fit) {
    UUID id = UUID.randomUUID();
    VideoRequest request =
        asked.key().isPresent() ? asked : asked.toBuilder().key(id.toString()).build();
    Requests.Stored stored = Requests.toStored(request);
    videos.check(request, fit);
    return new Prepared(id, request, stored, RequestKey.of(request).orElseThrow(), fit);
  }

  private UUID stored(Prepared prepared, Connection connection) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      Optional<PurchaseRow> holder = store.purchases().holder(connection, prepared.key().key());
      if (holder.isPresent()) {
        return repeated(prepared, holder.get());
      }
      if (store
          .inserts()
          .pending(
              connection,
              prepared.id(),
              videos.instance(),
              prepared.request(),
              prepared.stored(),
              prepared.key(),
              prepared.fit())) {
        store.steps().send(connection, prepared.id(), 0, Duration.ZERO);
        return prepared.id();
      }
      if (attempt == 3) {
        throw new SQLException(
            "the key " + prepared.key().key() + " is taken and freed again and again");
      }
    }
  }

  private UUID repeated(Prepared prepared, PurchaseRow holder) {
    boolean same =
        holder.instance().equals(videos.instance())
            && holder.digest().filter(prepared.key().digest()::equals).isPresent();
    if (!same) {
      throw new InvalidRequestException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "the key \""
                      + prepared.key().key()
                      + "\" was used at "
                      + holder.instance()
                      + " for another request; nothing was stored. A new request needs a new key")
              .provider(videos.instance())
              .build());
    }
    return holder.id();
  }

  /**
   * Takes an event that told of a job, as of a webhook: the job is polled at once, on this thread.
   * Nothing is believed of the event but that; a job that is none of a purchase changes nothing.
   *
   * @param instance the instance's name
   * @param vendorId the vendor's own id of the job: the last part of a {@linkplain
   *     dev.videogen.spi.CompositeId composite id}, else the id
   */
  public void received(String instance, String vendorId) {
    poller.received(instance, vendorId);
    runner.wake();
  }

  /**
   * A purchase as it is now.
   *
   * @param id what {@link #submit} returned
   * @return the purchase; empty if there is none
   */
  public Optional<Purchase> find(UUID id) {
    return store
        .database()
        .inTransaction(connection -> store.purchases().find(connection, id))
        .map(PurchaseRow::toPurchase);
  }

  /**
   * The purchases that have not ended yet, or whose handler was not told.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> open() {
    return queries.open();
  }

  /**
   * The purchases of which nobody knows whether there is a job.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> uncertain() {
    return queries.uncertain();
  }

  /**
   * The purchases with a step that failed so often that it was given up.
   *
   * @return the oldest first, at most 10,000
   */
  public List<Purchase> parked() {
    return queries.parked();
  }

  /**
   * How many purchases have not settled, all nodes' together.
   *
   * @return a number for each state that is not {@linkplain PurchaseState#isSettled() settled}
   */
  public Map<PurchaseState, Long> countUnsettled() {
    return queries.countUnsettled();
  }

  /**
   * How many purchases are {@link #parked()}, all nodes' together.
   *
   * @return 0 or more
   */
  public long countParked() {
    return queries.countParked();
  }

  /**
   * What purchases cost, day by day: what vendors told, and estimates where they have not.
   *
   * @param from the first day, in UTC
   * @param to the last day
   * @return a cost for each day on which something was bought, by plain clients, too
   */
  public List<Cost> costByDay(LocalDate from, LocalDate to) {
    return queries.costByDay(from, to);
  }

  /**
   * What purchases cost, by the values of a tag.
   *
   * @param tag the tag's name
   * @param from the first day, in UTC
   * @param to the last day
   * @return a cost for each value
   */
  public List<Cost> costByTag(String tag, LocalDate from, LocalDate to) {
    return queries.costByTag(tag, from, to);
  }

  /**
   * Has a step done again that was parked.
   *
   * @param id a purchase that is {@link #parked()}
   * @return false if it is not parked
   */
  public boolean retry(UUID id) {
    boolean retried = housekeeping.retry(id);
    runner.wake();
    return retried;
  }

  /**
   * Settles that an uncertain purchase has created no job, as the vendor's console shows. Its key
   * is free then, and it counts nothing.
   *
   * @param id a purchase that is {@link #uncertain()}
   * @return false if it is not uncertain
   */
  public boolean dismiss(UUID id) {
    return housekeeping.dismiss(id);
  }

  /**
   * Settles which job an uncertain purchase has created. It is followed and saved then.
   *
   * @param id a purchase that is {@link #uncertain()}
   * @param job its job, at the purchase's own instance
   * @return false if it is not uncertain, or the job is of another instance
   */
  public boolean adopt(UUID id, JobRef job) {
    return housekeeping.adopt(id, job);
  }

  /**
   * Throws away the requests, media and prompts of purchases that ended long ago and were told.
   * Their keys, digests, jobs and costs stay for ever, so that nothing is bought twice.
   *
   * @param olderThan how long ago they ended at least
   * @return how many were pruned
   */
  public int prune(Duration olderThan) {
    return housekeeping.prune(olderThan);
  }

  /**
   * The client by which purchases are sent, followed and saved.
   *
   * @return always the same; it keeps its journal in the database
   */
  public VideoClient client() {
    return videos;
  }

  /**
   * Ends this node's work in order: no step is begun any more, those under way are waited for, and
   * what is left is for other nodes, or for the next start. Closing twice does nothing.
   */
  @Override
  public void close() {
    runner.stop();
    if (ownsClient) {
      videos.close();
    }
  }

  /** Builds {@link DurableVideos}. Not safe for use by several threads. */
  public static final class Builder {

    private final DataSource source;
    private VideoClient.@Nullable Builder ownClient;
    private @Nullable VideoClient client;
    private @Nullable VideoSink sink;
    private PurchaseHandler handler = new PurchaseHandler() {};
    private final Map<String, Integer> perMinute = new HashMap<>();
    private String node = nodeName();
    private int threads = 10;
    private boolean inMemory;
    private boolean createTables;
    private @Nullable AppTransactions transactions;
    private Duration pollEvery = Duration.ofSeconds(1);
    private Duration heartbeat = Duration.ofSeconds(10);
    private Duration closeWithin = Duration.ofMinutes(3);
    private Timing timing = Timing.DEFAULT;
    private @Nullable Duration pollInterval;
    private Backoff backoff = Backoff.DEFAULT;
    private DatabaseClock clock = new DatabaseClock(Instant::now);
    private Sending.NanoClock nanos = System::nanoTime;
    private Points points = (point, purchase) -> {};

    private Builder(DataSource source) {
      this.source = Objects.requireNonNull(source, "source");
    }

    private static String nodeName() {
      String host;
      try {
        host = InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        host = "node";
      }
      return host + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Sets the client to buy with, which is opened with a journal in the database, and closed with
     * this.
     *
     * @param value a builder with all that the client is to have but a journal
     * @return this builder
     */
    public Builder client(VideoClient.Builder value) {
      this.ownClient = Objects.requireNonNull(value, "client");
      return this;
    }

    /**
     * Sets the client to buy with, which is not closed with this.
     *
     * @param value a client whose journal is {@link DurableVideos#journal} of the same database
     * @return this builder
     */
    public Builder client(VideoClient value) {
      this.client = Objects.requireNonNull(value, "client");
      return this;
    }

    /**
     * Sets where videos go.
     *
     * @param value such as {@link VideoSink#folder}
     * @return this builder
     */
    public Builder sink(VideoSink value) {
      this.sink = Objects.requireNonNull(value, "sink");
      return this;
    }

    /**
     * Sets who is told how purchases end.
     *
     * @param value the app's handler; nobody is told unless it is set
     * @return this builder
     */
    public Builder handler(PurchaseHandler value) {
      this.handler = Objects.requireNonNull(value, "handler");
      return this;
    }

    /**
     * Limits how many creates all nodes together send to an instance.
     *
     * @param instance the instance's name
     * @param value creates a minute, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder createsPerMinute(String instance, int value) {
      if (value < 1) {
        throw new IllegalArgumentException("creates a minute are 1 or more, not " + value);
      }
      perMinute.put(instance, value);
      return this;
    }

    /**
     * Names this node, for those who look into the tables.
     *
     * @param value 1 to 200 characters; the host's name and some letters unless set
     * @return this builder
     * @throws IllegalArgumentException if it is longer or blank
     */
    public Builder node(String value) {
      if (value.isBlank() || value.length() > 200) {
        throw new IllegalArgumentException("a node's name has 1 to 200 characters");
      }
      this.node = value;
      return this;
    }

    /**
     * Sets how many steps of purchases this node runs at once: creates that wait for a response,
     * downloads, calls of the handler.
     *
     * @param value 2 or more; 10 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 2
     */
    public Builder threads(int value) {
      if (value < 2) {
        throw new IllegalArgumentException("a node has 2 threads or more, not " + value);
      }
      this.threads = value;
      return this;
    }

    /**
     * Creates the tables if they are not there: for trying. An app in use has them made by its
     * migrations, see {@link DurableSchema}.
     *
     * @return this builder
     */
    public Builder createTables() {
      this.createTables = true;
      return this;
    }

    /**
     * Takes a database in memory, which forgets all purchases with the process: for tests.
     *
     * @return this builder
     */
    public Builder allowInMemory() {
      this.inMemory = true;
      return this;
    }

    Builder timing(Timing value) {
      this.timing = value;
      return this;
    }

    Builder backoff(Backoff value) {
      this.backoff = value;
      return this;
    }

    /**
     * Has {@link DurableVideos#submit(VideoRequest)} take part in the transactions that a framework
     * keeps with the app's threads.
     *
     * @param value knows them; with none, a transaction takes part by {@link
     *     DurableVideos#submit(VideoRequest, Connection)}
     * @return this builder
     */
    public Builder transactions(AppTransactions value) {
      this.transactions = Objects.requireNonNull(value, "transactions");
      return this;
    }

    /**
     * Sets how often this node says that it lives. After four times as long without a word, others
     * take over what it was about to do; never a create, which waits until nothing of it can be
     * under way.
     *
     * @param value 1 second or more; 10 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public Builder heartbeat(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("a node says every second that it lives, or less often");
      }
      this.heartbeat = value;
      return this;
    }

    /**
     * Sets how long a job is left alone between two polls, whichever node polls it.
     *
     * @param value above zero; 5 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not above zero
     */
    public Builder pollInterval(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("a job is left alone for a time above zero");
      }
      this.pollInterval = value;
      return this;
    }

    Builder pollEvery(Duration value) {
      this.pollEvery = value;
      return this;
    }

    Builder clock(DatabaseClock value) {
      this.clock = value;
      return this;
    }

    Builder nanos(Sending.NanoClock value) {
      this.nanos = value;
      return this;
    }

    Builder points(Points value) {
      this.points = value;
      return this;
    }

    /**
     * Opens it. The database is asked whether purchases are safe in it; no work is begun before
     * {@link DurableVideos#start()}.
     *
     * @return what is to be closed by the caller
     * @throws dev.videogen.errors.ConfigurationException if there is no client or no sink, if the
     *     database is none that is known or forgets what it has confirmed, or if the tables are not
     *     there
     */
    public DurableVideos build() {
      if (ownClient == null && client == null) {
        throw DatabaseCheck.refusal("there is no client to buy with: call client(…)");
      }
      if (sink == null) {
        throw DatabaseCheck.refusal("it is not said where videos go: call sink(…)");
      }
      return new DurableVideos(this);
    }
  }
}
