package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.Billed;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An app's handler and sink")
class HandlersTest {

  @TempDir Path folder;

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().jobDuration(Duration.ofSeconds(1)).build();

  private void complete(DurableVideos videos, UUID id) throws InterruptedException {
    Node.await("created", () -> Node.is(videos, id, PurchaseState.CREATED));
    fake.clock().advance(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("are asked again, ever later, and then parked, listed and asked again on demand")
  void parked() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger calls = new AtomicInteger();
    PurchaseHandler handler =
        new PurchaseHandler() {
          @Override
          public void onCompleted(Purchase purchase) throws IOException {
            calls.incrementAndGet();
            if (broken.get()) {
              throw new IOException("the mail server is down");
            }
          }
        };
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(handler).build()) {
      videos.start();
      UUID id = videos.submit(Node.request("A cat"));
      complete(videos, id);

      Node.await("parked", () -> !videos.parked().isEmpty());
      assertThat(calls).hasValue(Node.SOON.maxAttempts());
      assertThat(videos.parked()).extracting(Purchase::id).containsExactly(id);
      assertThat(videos.retry(UUID.randomUUID())).isFalse();

      broken.set(false);
      assertThat(videos.retry(id)).isTrue();
      Node.await("told", () -> calls.get() == Node.SOON.maxAttempts() + 1);
      Node.await("no longer parked", () -> videos.parked().isEmpty());
    }
  }

  @Test
  @DisplayName("may fail to keep a video, which is then saved later")
  void sink() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Told told = new Told();
    VideoSink sink =
        (video, name) -> {
          if (calls.incrementAndGet() < 3) {
            throw new IOException("the bucket is not there");
          }
          return URI.create("s3://videos/" + name);
        };
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos =
            Node.builder(source, fake, folder).sink(sink).handler(told).build()) {
      videos.start();
      UUID id = videos.submit(Node.request("A cat"));
      complete(videos, id);
      Node.await("told", () -> !told.all().isEmpty());

      assertThat(told.all().get(0).files())
          .containsExactly(URI.create("s3://videos/" + id + ".mp4"));
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  @DisplayName("are told of a job that failed, and what it costs")
  void failed() throws Exception {
    Told told = new Told();
    fake.script().nextJob().failsAt(50, dev.videogen.JobError.of("moderation_blocked", "not this"));
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      videos.start();
      UUID id = videos.submit(Node.request("A cat"));
      complete(videos, id);
      Node.await("told", () -> !told.all().isEmpty());

      Purchase purchase = told.all().get(0);
      assertThat(purchase.state()).isEqualTo(PurchaseState.FAILED);
      assertThat(purchase.reason().orElseThrow()).contains("not this");
      assertThat(purchase.billed()).isEqualTo(Billed.UNKNOWN);
      assertThat(purchase.estimate().orElseThrow()).isEqualByComparingTo("0.40");
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("are told at once when a webhook told of the job")
  void webhook() throws Exception {
    Told told = new Told();
    Timing seldom =
        new Timing(
            Node.FAST.sendWithin(),
            Node.FAST.callTimeout(),
            Node.FAST.margin(),
            Node.FAST.searchAfter(),
            Node.FAST.recheckAfter(),
            Duration.ofHours(1),
            Node.FAST.giveUpAfter(),
            Node.FAST.recoverEvery());
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos =
            Node.builder(source, fake, folder).timing(seldom).handler(told).build()) {
      videos.start();
      UUID id = videos.submit(Node.request("A cat"));
      Node.await("polled", () -> fake.count(Operation.RETRIEVE) > 0);
      fake.clock().advance(Duration.ofMinutes(1));

      videos.received("fake", "another");
      videos.received("fake", videos.find(id).orElseThrow().job().orElseThrow().id());
      Node.await("told", () -> !told.all().isEmpty());
    }
  }
}
