package dev.videogen.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.follow.FollowSimulation.Figures;
import dev.videogen.follow.FollowSimulation.Scenario;
import dev.videogen.testing.SteppingTime;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Jobs of one to five minutes, all submitted at once")
@Timeout(60)
class FollowSimulationTest {

  @ParameterizedTest(name = "{0} jobs: half within {1} s, all within {2} s")
  @CsvSource({"10, 3, 10", "1000, 8, 30", "10000, 70, 150"})
  @DisplayName("are known to have ended soon, on sixty requests a minute, where pages are listed")
  void lagsAreShort(int jobs, long median, long worst) {
    Figures figures = FollowSimulation.run(new SteppingTime(), jobs, Scenario.LISTED, 1);

    assertThat(figures.jobs()).isEqualTo(jobs);
    assertThat(figures.perMinute()).isLessThanOrEqualTo(60);
    assertThat(figures.median()).isLessThanOrEqualTo(Duration.ofSeconds(median));
    assertThat(figures.worst()).isLessThanOrEqualTo(Duration.ofSeconds(worst));
  }

  @Test
  @DisplayName("are read one by one where nothing is listed, on as many requests")
  void withoutLists() {
    Figures figures = FollowSimulation.run(new SteppingTime(), 100, Scenario.NOT_LISTED, 1);

    assertThat(figures.perMinute()).isLessThanOrEqualTo(60);
    assertThat(figures.worst()).isLessThanOrEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBHOOKS", "LISTED_AND_WEBHOOKS"})
  @DisplayName("are known at once where webhooks tell of them")
  void webhooks(Scenario scenario) {
    Figures figures = FollowSimulation.run(new SteppingTime(), 100, scenario, 1);

    assertThat(figures.perMinute()).isLessThanOrEqualTo(60);
    assertThat(figures.median()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  @DisplayName("are known soon in a steady flow whose creates and downloads go before the polls")
  void steadyState() {
    Figures figures = FollowSimulation.steady(new SteppingTime(), 500, 25, 60, true, 1);

    assertThat(figures.perMinute()).isLessThanOrEqualTo(60);
    assertThat(figures.worst()).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("are found by pages behind many others that nobody follows")
  void behindOthers() {
    Figures figures = FollowSimulation.late(new SteppingTime(), 5_000, 3_000, 1);

    assertThat(figures.requests()).isLessThanOrEqualTo(100);
  }
}
