package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A go of polls")
class PollerTest {

  private static final int JOBS = 6;
  private static final int MAX_GOES = 100;

  @TempDir Path folder;

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder()
          .preset(FakePreset.fal())
          .jobDuration(Duration.ofDays(30))
          .build();

  @Test
  @DisplayName("leaves due whose turn did not come in its time, and the next ones come to them")
  void staysDue() {
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos =
            Node.builder(
                    source, fake, folder, client -> client.set("videogen.requests-per-minute", "1"))
                .pollEvery(Duration.ofHours(1))
                .build()) {
      Store store = DatabaseJournal.of(videos.client()).store();
      for (int job = 0; job < JOBS; job++) {
        created(videos, store);
      }
      Poller poller = new Poller(store, videos.client());
      assertThat(due(store)).isEqualTo(JOBS);

      poller.poll("fake");

      Set<JobRef> read = read();
      assertThat(read).isNotEmpty().hasSizeLessThan(JOBS);
      assertThat(due(store)).isEqualTo(JOBS - read.size());

      for (int go = 0; go < MAX_GOES && due(store) > 0; go++) {
        poller.poll("fake");
      }
      assertThat(due(store)).isZero();
      assertThat(read()).hasSize(JOBS);
    }
  }

  private void created(DurableVideos videos, Store store) {
    UUID id = videos.submit(Node.request("A cat"));
    JobRef job = fake.create(videos.client().check(Node.request("A cat"), Fit.EXACT)).ref();
    assertThat(store.transitions().created(id, Node.sending(store, id), job, true)).isTrue();
  }

  private static int due(Store store) {
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .purchases()
                    .list(
                        connection,
                        "WHERE p.state = 'CREATED' AND p.poll_at <= "
                            + store.database().dialect().now()))
        .size();
  }

  private Set<JobRef> read() {
    Set<JobRef> read = new HashSet<>();
    fake.calls(Operation.RETRIEVE).forEach(call -> read.add(call.job().orElseThrow()));
    return read;
  }
}
