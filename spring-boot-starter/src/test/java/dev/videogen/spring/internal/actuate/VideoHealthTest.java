package dev.videogen.spring.internal.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spring.internal.client.ClientActivity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Health")
class VideoHealthTest {

  private final ClientActivity activity = new ClientActivity();
  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final VideoClient client = VideoClient.of(activity.watch(fake));
  private long nanos;

  private VideoHealth health(boolean probes) {
    return new VideoHealth(client, activity, probes, () -> nanos);
  }

  @Test
  @DisplayName("asks nobody unless probes are wanted")
  void silent() {
    assertThat(health(false).report().isUp()).isTrue();
    assertThat(health(false).report().details()).containsOnlyKeys("instance");
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  @DisplayName("probes once a minute, and sends nothing that costs")
  void probes() {
    VideoHealth health = health(true);
    assertThat(health.report().details()).containsEntry("probe", "succeeded");
    nanos += Duration.ofSeconds(59).toNanos();
    health.report();
    assertThat(fake.calls()).hasSize(1);

    fake.script().nextList().failsWith(FakeError.authentication());
    nanos += Duration.ofSeconds(1).toNanos();
    VideoHealth.Report refused = health.report();
    assertThat(refused.isUp()).isFalse();
    assertThat(refused.details()).containsEntry("probe", "authentication");
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("is not held up by a vendor that is slow to respond")
  void slow() throws Exception {
    CountDownLatch response = new CountDownLatch(1);
    VideoClient slow =
        VideoClient.of(
            new ForwardingVideoGenerator(fake) {
              @Override
              public void probe() {
                try {
                  response.await();
                } catch (InterruptedException interrupted) {
                  throw new IllegalStateException(interrupted);
                }
              }
            });
    VideoHealth health = new VideoHealth(slow, activity, true, () -> nanos);

    assertThat(health.report().details()).containsEntry("probe", "under way");
    assertThat(health.report().isUp()).isTrue();
    response.countDown();
    await(() -> health.report().details().get("probe").equals("succeeded"));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
