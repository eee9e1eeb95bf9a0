package dev.videogen.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.testing.SteppingTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts the heap and the threads of the JVM")
@DisplayName("Ten thousand jobs that are followed")
@Timeout(60)
class FollowCostTest {

  @Test
  @DisplayName("take a few threads and about a kilobyte of heap each")
  void costs() throws InterruptedException {
    FollowCost cost = FollowCost.of(new SteppingTime(), 10_000);

    assertThat(cost.threads()).isLessThanOrEqualTo(8);
    assertThat(cost.heap()).isLessThanOrEqualTo(20L << 20);
  }
}
