package dev.videogen.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.testing.AdvancingClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The memory of ids")
class SeenIdsTest {

  private final AdvancingClock clock = new AdvancingClock();
  private final SeenIds ids = new SeenIds(10, Duration.ofMinutes(10), clock);

  private void add(int count) {
    for (int each = 0; each < count; each++) {
      ids.add("id" + each);
    }
  }

  @Test
  @DisplayName("keeps the young beyond its capacity, and drops the old down to it")
  void keepsTheYoung() {
    add(50);
    assertThat(ids.count()).isEqualTo(50);

    clock.advance(Duration.ofMinutes(11));
    assertThat(ids.add("late")).isTrue();

    assertThat(ids.count()).isEqualTo(10);
    assertThat(ids.add("id49")).isFalse();
    assertThat(ids.add("id0")).isTrue();
  }

  @Test
  @DisplayName("never grows beyond ten times its capacity")
  void isBounded() {
    add(5_000);

    assertThat(ids.count()).isEqualTo(100);
    assertThat(ids.add("id4999")).isFalse();
  }
}
