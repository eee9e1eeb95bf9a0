package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Capabilities that a vendor is asked for")
class FetchedCapabilitiesTest {

  private static final Capabilities FETCHED = Capabilities.builder().defaultModel("m").build();
  private static final Capabilities LATER = Capabilities.builder().defaultModel("n").build();
  private static final Capabilities UNASKED = Capabilities.unknown();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ErrorDetails DOWN =
      ErrorDetails.builder(Operation.CAPABILITIES, "down").build();

  private final FakeTimeSource time = new FakeTimeSource();
  private final FetchedCapabilities capabilities =
      new FetchedCapabilities(this::ask, UNASKED, time);
  private final Semaphore askedFor = new Semaphore(0);
  private volatile Capabilities response = FETCHED;
  private volatile @Nullable VideoException failure;
  private final AtomicInteger asked = new AtomicInteger();

  private Capabilities ask() {
    asked.incrementAndGet();
    try {
      if (failure != null) {
        throw failure;
      }
      return response;
    } finally {
      askedFor.release();
    }
  }

  /** Waits until the vendor was asked in the background and what it said is known. */
  private void awaitRefresh(Capabilities expected) throws InterruptedException {
    assertThat(askedFor.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    while (!capabilities.get().equals(expected)) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("are asked for anew after an hour, while the old ones are used")
  void refreshed() throws InterruptedException {
    assertThat(capabilities.get()).isSameAs(FETCHED);
    askedFor.acquire();
    response = LATER;
    time.sleep(HOUR.minusSeconds(1));
    assertThat(capabilities.get()).isSameAs(FETCHED);
    assertThat(asked).hasValue(1);

    time.sleep(Duration.ofSeconds(1));
    assertThat(capabilities.get()).isIn(FETCHED, LATER);
    awaitRefresh(LATER);
    assertThat(asked).hasValue(2);
  }

  @Test
  @DisplayName("are used when they are old, too, if the vendor is down")
  void stale() throws InterruptedException {
    assertThat(capabilities.get()).isSameAs(FETCHED);
    askedFor.acquire();
    failure = new ProviderFailureException(DOWN);
    time.sleep(HOUR);
    assertThat(capabilities.get()).isSameAs(FETCHED);
    awaitRefresh(FETCHED);
    assertThat(capabilities.get()).isSameAs(FETCHED);
  }

  @Test
  @DisplayName("are asked for once and kept, also when the vendor goes down later")
  void kept() {
    assertThat(asked).hasValue(0);
    assertThat(capabilities.get()).isSameAs(FETCHED);
    failure = new ProviderFailureException(DOWN);
    assertThat(capabilities.get()).isSameAs(FETCHED);
    assertThat(asked).hasValue(1);
  }

  @Test
  @DisplayName("are unknown while the vendor is down, which is not asked at every turn")
  void down() throws InterruptedException {
    failure = new ProviderFailureException(DOWN);
    assertThat(capabilities.get()).isSameAs(UNASKED);
    assertThat(capabilities.get()).isSameAs(UNASKED);
    assertThat(asked).hasValue(1);

    failure = null;
    time.sleep(Duration.ofSeconds(31));
    assertThat(capabilities.get()).isSameAs(FETCHED);
  }

  @Test
  @DisplayName("are not to be had of a closed client")
  void closed() {
    failure = new ClientClosedException(DOWN);
    assertThatThrownBy(capabilities::get).isInstanceOf(ClientClosedException.class);
  }
}
