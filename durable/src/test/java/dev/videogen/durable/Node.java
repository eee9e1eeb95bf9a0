package dev.videogen.durable;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Nodes that a test runs, at a fast pace. */
final class Node {

  static final Timing FAST =
      new Timing(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofHours(1),
          Duration.ofMillis(50));

  static final Backoff SOON = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), 4);

  private Node() {}

  static DurableVideos.Builder builder(DataSource source, FakeVideoGenerator fake, Path folder) {
    return builder(source, fake, folder, client -> client);
  }

  static DurableVideos.Builder builder(
      DataSource source,
      FakeVideoGenerator fake,
      Path folder,
      UnaryOperator<VideoClient.Builder> client) {
    return DurableVideos.builder(source)
        .client(client.apply(VideoClient.builder().generator(fake)))
        .sink(VideoSink.folder(folder))
        .createTables()
        .timing(FAST)
        .backoff(SOON)
        .pollEvery(Duration.ofMillis(20));
  }

  /** How many jobs were bought; what a gate has stopped was no create. */
  static long created(FakeVideoGenerator fake) {
    return fake.calls(Operation.CREATE).stream().filter(call -> call.failure().isEmpty()).count();
  }

  static VideoRequest request(String prompt) {
    return VideoRequest.builder(prompt).build();
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain: " + what);
      }
      Thread.sleep(10);
    }
  }

  static boolean is(DurableVideos videos, UUID id, PurchaseState state) {
    return videos.find(id).filter(purchase -> purchase.state() == state).isPresent();
  }

  static PurchaseRow row(Store store, UUID id) {
    return store
        .database()
        .inTransaction(connection -> store.purchases().find(connection, id))
        .orElseThrow();
  }

  /** Takes a purchase to SENDING; returns its fence. */
  static long sending(Store store, UUID id) {
    PurchaseRow row = row(store, id);
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .transitions()
                    .sending(connection, row.fence(), "node", JournalView.intent(row), spent -> {}))
        .orElseThrow();
  }
}
