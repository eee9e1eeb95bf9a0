package dev.videogen.spring.internal.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spring.internal.client.ClientActivity;
import java.time.Duration;
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
}
