package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process")
class ProcessStampTest {

  private static final ProcessStamp THIS = ProcessStamp.current();

  /** Whoever started the tests, and waits for them. */
  private static ProcessHandle parent() {
    return ProcessHandle.current().parent().orElseThrow();
  }

  @Test
  @DisplayName("is alive as long as it runs, and known by its number and its start")
  void thisOneIsAlive() {
    assertThat(THIS.isAlive()).isTrue();
    assertThat(THIS.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(THIS).isSameAs(ProcessStamp.current());
  }

  @Test
  @DisplayName("is not taken for an earlier one of the same number, however short that was ago")
  void isNotTakenForAnEarlierOne() {
    Instant started = THIS.started().orElseThrow();

    assertThat(new ProcessStamp(THIS.pid(), Optional.of(started.minusMillis(10))).isAlive())
        .isFalse();
    assertThat(new ProcessStamp(THIS.pid(), Optional.empty()).isAlive()).isFalse();
  }

  @Test
  @DisplayName("is alive in another process, too, where starts may be rounded otherwise")
  void anotherOneIsAlive() {
    Instant started = parent().info().startInstant().orElseThrow();
    long pid = parent().pid();

    assertThat(new ProcessStamp(pid, Optional.of(started)).isAlive()).isTrue();
    assertThat(new ProcessStamp(pid, Optional.of(started.plusSeconds(2))).isAlive()).isTrue();
    assertThat(new ProcessStamp(pid, Optional.of(started.minusSeconds(2))).isAlive()).isTrue();
    assertThat(new ProcessStamp(pid, Optional.empty()).isAlive()).isTrue();
    assertThat(
            new ProcessStamp(pid, Optional.of(started.minus(Duration.ofMillis(2_001)))).isAlive())
        .isFalse();
  }

  @Test
  @DisplayName("that has ended is not alive")
  void anEndedOneIsNotAlive() throws Exception {
    Process ended =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessStamp stamp = new ProcessStamp(ended.pid(), ended.info().startInstant());
    ended.waitFor();

    assertThat(stamp.isAlive()).isFalse();
  }
}
