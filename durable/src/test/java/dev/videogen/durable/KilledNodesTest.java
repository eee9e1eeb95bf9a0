package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one database, which buy at a vendor that lists its jobs and at one that does not.
 * Nodes are killed at each moment that can lose something, and made to stand still; the database is
 * restarted. How often each is killed is the system property {@code nodes.kills}, for how many
 * seconds they stand still {@code nodes.stop}; a build does both briefly.
 */
@DisplayName("Nodes that are killed")
class KilledNodesTest {

  private static final int KILLS = Integer.getInteger("nodes.kills", 1);
  private static final Duration STOP = Duration.ofSeconds(Integer.getInteger("nodes.stop", 6));
  private static final int NODES = 3;

  /** Moments at which nodes are killed or stopped. */
  private enum Moment {
    SENDING_COMMITTED(true, Vendor.LISTS),
    REQUEST_WRITTEN(true, Vendor.LISTS_NOT),
    VENDOR_COMMITTED(true, Vendor.LISTS),
    RESPONSE_READ(true, Vendor.LISTS_NOT),
    FILE_SAVED(false, Vendor.LISTS);

    /** Whether the purchase is SENDING then. */
    final boolean sending;

    /** Where it is bought when there is but one kill. */
    final Vendor vendor;

    Moment(boolean sending, Vendor vendor) {
      this.sending = sending;
      this.vendor = vendor;
    }
  }

  private enum Vendor {
    LISTS("openai", "/v1/videos"),
    LISTS_NOT("openrouter", "/api/v1/videos");

    final String instance;
    final String path;

    Vendor(String instance, String path) {
      this.instance = instance;
      this.path = path;
    }
  }

  /** A place for a node: the process in it changes. */
  private final class Slot {

    final int number;
    final VendorProxy proxy;
    NodeProcess node;
    int lives;
    boolean ready;

    Slot(int number) throws IOException {
      this.number = number;
      this.proxy = new VendorProxy(URI.create(vendors));
      start();
    }

    void start() throws IOException {
      node =
          NodeProcess.start(
              "node-" + number + "-" + lives++, postgres.url(), proxy.address(), folder);
      ready = false;
    }

    boolean isReady() throws Exception {
      ready |= node.says("ready", 1).isPresent();
      if (!node.isAlive()) {
        assertThat(ready).as("%s was up, and ended by itself", node.name()).isFalse();
        // The database was away when it started: as other programs do, it ends, and is restarted.
        start();
      }
      return ready;
    }
  }

  /** A node that stands still. */
  private record Still(Slot slot, Moment moment, long until) {}

  private record Stop(Moment moment, Vendor vendor) {}

  @TempDir Path folder;

  private final List<Slot> slots = new ArrayList<>();
  private final Map<Vendor, FakeVideoGenerator> fakes = new EnumMap<>(Vendor.class);
  private final Map<Vendor, DurableVideos> submitters = new EnumMap<>(Vendor.class);
  private final Map<UUID, String> submitted = new LinkedHashMap<>();
  private final Map<UUID, Vendor> bought = new HashMap<>();
  private final long began = System.nanoTime();
  private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);

  /** Purchases that a killed node was sending, and those that one was that stood still. */
  private final Set<UUID> lost = new HashSet<>();

  private final Set<UUID> interrupted = new HashSet<>();
  private final Queue<Stop> stops = new ArrayDeque<>();
  private Optional<Still> still = Optional.empty();
  private int stopped;
  private int turn;
  private String vendors;
  private RestartablePostgres postgres;
  private HikariDataSource source;
  private VideoEmulator emulator;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("videos"));
    postgres = new RestartablePostgres(folder.resolve("data"));
    fakes.put(Vendor.LISTS, fake(FakePreset.openAi()));
    fakes.put(Vendor.LISTS_NOT, fake(FakePreset.openRouter()));
    emulator =
        VideoEmulator.builder()
            .openAi(fakes.get(Vendor.LISTS))
            .openRouter(fakes.get(Vendor.LISTS_NOT))
            .start();
    vendors = "http://127.0.0.1:" + emulator.openAiBaseUrl().getPort();
    source = NodeMain.pool(postgres.url(), "submitter", 4);
    for (Vendor vendor : Vendor.values()) {
      submitters.put(
          vendor,
          DurableVideos.builder(source)
              .client(NodeMain.client(vendor.instance, vendors))
              .sink(VideoSink.folder(folder))
              .createTables()
              .build());
    }
    for (int number = 0; number < NODES; number++) {
      slots.add(new Slot(number));
    }
  }

  private static FakeVideoGenerator fake(FakePreset preset) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .time(TimeSource.system())
        .jobDuration(Duration.ofMillis(500))
        .maxJobs(100_000)
        .build();
  }

  @AfterEach
  void stop() throws IOException {
    for (Slot slot : slots) {
      slot.node.end();
      slot.proxy.close();
    }
    submitters.values().forEach(DurableVideos::close);
    source.close();
    emulator.close();
    postgres.close();
  }

  @Test
  @DisplayName("lose no purchase, buy none twice, and know what they do not know")
  void killed() throws Exception {
    if (KILLS > 1) {
      for (Moment moment : Moment.values()) {
        Stream.of(Vendor.values()).forEach(vendor -> stops.add(new Stop(moment, vendor)));
      }
    } else {
      stops.add(new Stop(Moment.SENDING_COMMITTED, Vendor.LISTS));
    }
    for (int round = 0; round < KILLS; round++) {
      for (Moment moment : Moment.values()) {
        for (Vendor vendor : KILLS > 1 ? List.of(Vendor.values()) : List.of(moment.vendor)) {
          standStill();
          kill(moment, vendor, round % 2 == 0);
        }
        if (round == KILLS / 2 && moment == Moment.VENDOR_COMMITTED) {
          restartDatabase();
        }
      }
    }
    while (still.isPresent() || !stops.isEmpty()) {
      standStill();
      Thread.sleep(100);
    }
    note("nobody is killed any more");
    awaitEnd();
    note("all have ended");

    assertThatNothingIsBoughtTwice();
    assertThatAllEnded();
    assertThatTheUncertainAreThoseOfKilledNodes();
    assertThatAllAreTold();
    assertThatVideosAreWhole();
    assertThatTheBudgetIsExact();
    System.out.printf(
        "killed %s, stopped %d times for %d s: %d purchases, %d of them lost by a killed sender, %d"
            + " uncertain at the vendor that does not list%n",
        kills, stopped, STOP.toSeconds(), submitted.size(), lost.size(), uncertain().size());
  }

  private void kill(Moment moment, Vendor vendor, boolean written) throws Exception {
    Slot victim = next();
    Optional<VendorProxy.Hold> hold = bringTo(victim, moment, vendor);
    note("killed " + victim.node.name() + " at " + moment);
    victim.node.kill();
    hold.ifPresent(one -> one.release(written));
    List<PurchaseRow> left = leftBy(victim.node.name());
    left.stream().map(PurchaseRow::id).forEach(lost::add);
    kills.merge(moment, 1, Integer::sum);
    if (KILLS > 1 || kills.size() <= Moment.values().length - NODES + 1) {
      victim.start();
    } else {
      // One is left, and can end all by itself.
      victim.proxy.close();
      slots.remove(victim);
    }
  }

  /** Begins and ends what nodes stand still, one at a time. */
  private void standStill() throws Exception {
    goOn();
    if (still.isEmpty() && !stops.isEmpty()) {
      Stop stop = stops.remove();
      Slot slot = next();
      Optional<VendorProxy.Hold> hold = bringTo(slot, stop.moment(), stop.vendor());
      slot.node.stop();
      hold.ifPresent(one -> one.release(true));
      sentBy(slot.node.name()).stream().map(PurchaseRow::id).forEach(interrupted::add);
      still = Optional.of(new Still(slot, stop.moment(), System.nanoTime() + STOP.toNanos()));
      stopped++;
    }
  }

  /** Has the one that stands still go on, once its time is over. */
  private void goOn() throws Exception {
    if (still.isPresent() && System.nanoTime() - still.get().until() >= 0) {
      Slot slot = still.get().slot();
      if (!isOfProxy(still.get().moment())) {
        slot.node.tell("go");
      }
      slot.node.goOn();
      still = Optional.empty();
    }
  }

  private static boolean isOfProxy(Moment moment) {
    return moment == Moment.REQUEST_WRITTEN || moment == Moment.VENDOR_COMMITTED;
  }

  /** A node that is ready, and not always the same. */
  private Slot next() throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      Slot slot = slots.get(turn++ % slots.size());
      if (still.filter(one -> one.slot() == slot).isEmpty() && slot.isReady()) {
        return slot;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("no node gets ready");
  }

  /** Submits purchases until a node stands at a moment. */
  private Optional<VendorProxy.Hold> bringTo(Slot slot, Moment moment, Vendor vendor)
      throws Exception {
    Optional<VendorProxy.Hold> hold = Optional.empty();
    if (isOfProxy(moment)) {
      hold = Optional.of(slot.proxy.arm(VendorProxy.Point.valueOf(moment.name()), vendor.path));
    } else {
      slot.node.tell("arm " + moment);
    }
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      submit(vendor);
      if (hold.isPresent()) {
        if (hold.get().isReached(250)) {
          return hold;
        }
        continue;
      }
      Optional<UUID> purchase = slot.node.says("at " + moment + " ", 250).map(UUID::fromString);
      if (purchase.isPresent()) {
        if (bought.get(purchase.get()) == vendor
            && (!moment.sending || isSentBy(slot.node.name(), purchase.get()))) {
          return hold;
        }
        // It came there with another vendor's, or so long ago that another has found its job.
        slot.node.tell("go");
        slot.node.tell("arm " + moment);
      }
    }
    throw new AssertionError(slot.node.name() + " does not come to " + moment);
  }

  private void submit(Vendor vendor) throws InterruptedException {
    String prompt = "clip " + submitted.size();
    VideoRequest.Builder request =
        VideoRequest.builder(prompt).duration(Duration.ofSeconds(4)).key(prompt);
    if (vendor == Vendor.LISTS_NOT) {
      // Its price depends on that.
      request.audio(true);
    }
    UUID id = submit(submitters.get(vendor), request.build());
    submitted.put(id, prompt);
    bought.put(id, vendor);
  }

  /** As an app does: what failed is submitted again with the same key. */
  private static UUID submit(DurableVideos videos, VideoRequest request)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return videos.submit(request);
      } catch (LocalStorageException failure) {
        if (attempt == 20) {
          throw failure;
        }
        Thread.sleep(500);
      }
    }
  }

  private void note(String what) {
    if (KILLS > 1 || Boolean.getBoolean("nodes.tell")) {
      System.out.printf("%d s: %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
    }
  }

  private void restartDatabase() throws Exception {
    note("the database is restarted");
    postgres.restart();
    rows("WHERE p.state IN ('SENDING', 'UNCERTAIN')").stream()
        .map(PurchaseRow::id)
        .forEach(interrupted::add);
  }

  private boolean isSentBy(String node, UUID purchase) throws Exception {
    return sentBy(node).stream().anyMatch(row -> row.id().equals(purchase));
  }

  private List<PurchaseRow> sentBy(String node) throws Exception {
    return rows("WHERE p.state = 'SENDING' AND p.node = '" + node + "'");
  }

  /**
   * What a dead node was sending, once the database has heard the last of it. Until then another
   * may have found its job, where jobs are listed.
   */
  private List<PurchaseRow> leftBy(String node) throws Exception {
    awaitEndOfConnections(node);
    return rows("WHERE p.state IN ('SENDING', 'UNCERTAIN') AND p.node = '" + node + "'");
  }

  /** A statement that waits for a lock does not see that nobody waits for it. */
  private void awaitEndOfConnections(String node) throws Exception {
    String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + node + "'";
    long begin = System.nanoTime();
    long noted = 0;
    while (query(count, row -> row.getLong(1)).get(0) > 0) {
      long seconds = (System.nanoTime() - begin) / 1_000_000_000;
      if (seconds >= noted + 10) {
        noted = seconds;
        note("the connections of " + node + " have not ended: " + activity());
      }
      if (seconds > STOP.toSeconds() + 60) {
        throw new AssertionError("the connections of " + node + " do not end: " + activity());
      }
      // It may wait for one that stands still.
      goOn();
      Thread.sleep(50);
    }
  }

  private List<String> activity() {
    return query(
        "SELECT format('%s %s %s %s blocked by %s: %s', pid, application_name, state, wait_event,"
            + " pg_blocking_pids(pid), query) FROM pg_stat_activity WHERE application_name <> ''",
        row -> row.getString(1));
  }

  private <T> List<T> query(String sql, Sql.Mapping<T> mapping) {
    return database().inTransaction(connection -> Sql.list(connection, sql, mapping));
  }

  private Database database() {
    return new Database(source, Dialect.POSTGRESQL);
  }

  private List<PurchaseRow> rows(String which) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return database()
            .inTransaction(connection -> new Purchases(Dialect.POSTGRESQL).list(connection, which));
      } catch (LocalStorageException failure) {
        if (attempt == 20) {
          throw failure;
        }
        Thread.sleep(100);
      }
    }
  }

  private void awaitEnd() throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    List<PurchaseRow> open = List.of();
    while (System.nanoTime() < end) {
      open =
          rows(
              "WHERE p.state NOT IN ('SAVED', 'UNCERTAIN') OR p.told IS NULL OR p.told <> p.state"
                  + " OR (p.state = 'UNCERTAIN' AND p.instance = 'openai')");
      if (open.isEmpty()) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("these do not end: " + open);
  }

  private List<VideoJob> jobs(Vendor vendor) {
    return fakes.get(vendor).latestJobs(100_000);
  }

  private List<VideoJob> jobs() {
    return Stream.of(Vendor.values()).flatMap(vendor -> jobs(vendor).stream()).toList();
  }

  private void assertThatNothingIsBoughtTwice() {
    assertThat(jobs()).extracting(job -> job.prompt().orElseThrow()).doesNotHaveDuplicates();
  }

  private void assertThatAllEnded() throws Exception {
    List<PurchaseRow> all = rows("");
    assertThat(all).extracting(PurchaseRow::id).hasSameElementsAs(submitted.keySet());
    Set<String> saved =
        all.stream()
            .filter(row -> row.state() == PurchaseState.SAVED)
            .map(row -> submitted.get(row.id()))
            .collect(Collectors.toSet());
    assertThat(jobs().stream().map(job -> job.prompt().orElseThrow()))
        .as("what is saved was bought")
        .containsAll(saved);
  }

  private List<PurchaseRow> uncertain() throws Exception {
    return rows("WHERE p.state = 'UNCERTAIN'");
  }

  private void assertThatTheUncertainAreThoseOfKilledNodes() throws Exception {
    List<PurchaseRow> uncertain = uncertain();
    assertThat(uncertain)
        .as("none is left where the vendor lists")
        .allMatch(row -> row.instance().equals(Vendor.LISTS_NOT.instance));
    Set<UUID> ids = uncertain.stream().map(PurchaseRow::id).collect(Collectors.toSet());
    Set<UUID> unlisted =
        rows("WHERE p.instance = '" + Vendor.LISTS_NOT.instance + "'").stream()
            .map(PurchaseRow::id)
            .filter(lost::contains)
            .collect(Collectors.toSet());
    assertThat(ids).as("each that a killed node was sending").containsAll(unlisted);
    assertThat(uncertain)
        .as("and no other, but for those of nodes that stood still")
        .allMatch(row -> lost.contains(row.id()) || interrupted.contains(row.id()));
  }

  /** Uncertain ones as well; those that settled later may have been told twice. */
  private void assertThatAllAreTold() throws Exception {
    Set<String> told = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith("told-")).toList()) {
        told.addAll(Files.readAllLines(file));
      }
    }
    assertThat(told)
        .containsAll(rows("").stream().map(row -> row.state() + " " + row.id()).toList());
  }

  private void assertThatVideosAreWhole() throws Exception {
    Map<String, VideoJob> made = new HashMap<>();
    jobs().forEach(job -> made.put(job.prompt().orElseThrow(), job));
    Set<Path> expected = new HashSet<>();
    for (PurchaseRow row : rows("WHERE p.state = 'SAVED'")) {
      assertThat(row.files()).hasSize(1);
      Path file = Path.of(URI.create(row.files().get(0)));
      VideoJob job = made.get(submitted.get(row.id()));
      assertThat(row.job()).map(ref -> ref.id()).contains(job.id());
      FakeVideoGenerator fake =
          fakes.get(row.instance().equals("openai") ? Vendor.LISTS : Vendor.LISTS_NOT);
      try (MediaStream whole = fake.preview(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
        assertThat(file).hasBinaryContent(whole.content().readAllBytes());
      }
      assertThatItIsAnMp4(Files.readAllBytes(file));
      expected.add(file);
    }
    try (Stream<Path> files = Files.list(folder.resolve("videos"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".mp4")))
          .as("no video is there twice")
          .hasSameSizeAs(expected);
    }
  }

  private static void assertThatItIsAnMp4(byte[] file) {
    ByteBuffer boxes = ByteBuffer.wrap(file);
    List<String> names = new ArrayList<>();
    while (boxes.hasRemaining()) {
      int length = boxes.getInt(boxes.position());
      names.add(new String(file, boxes.position() + 4, 4, StandardCharsets.US_ASCII));
      assertThat(length).isBetween(8, boxes.remaining());
      boxes.position(boxes.position() + length);
    }
    assertThat(names).startsWith("ftyp").contains("moov", "mdat");
  }

  private void assertThatTheBudgetIsExact() throws Exception {
    Map<String, VideoJob> made = new HashMap<>();
    jobs().forEach(job -> made.put(job.prompt().orElseThrow(), job));
    BigDecimal charged = BigDecimal.ZERO;
    BigDecimal booked = BigDecimal.ZERO;
    for (PurchaseRow row : rows("")) {
      BigDecimal estimate = row.estimate().orElseThrow();
      VideoJob job = made.get(submitted.get(row.id()));
      charged = charged.add(job == null ? estimate : job.cost().orElse(estimate));
      booked = booked.add(row.charge());
    }
    BigDecimal total =
        database()
            .inTransaction(
                connection ->
                    Sql.find(
                        connection,
                        "SELECT spent FROM videogen_budget WHERE scope = 'total'",
                        row -> row.getBigDecimal(1)))
            .orElseThrow();
    assertThat(charged).isPositive();
    assertThat(booked).as("the purchases").isEqualByComparingTo(charged);
    assertThat(total).as("the sum that all nodes share").isEqualByComparingTo(charged);
  }
}
