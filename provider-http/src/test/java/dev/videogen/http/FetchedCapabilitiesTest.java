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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Capabilities that a vendor is asked for")
class FetchedCapabilitiesTest {

  private static final Capabilities CAPABILITIES = Capabilities.builder().defaultModel("m").build();
  private static final ErrorDetails DOWN =
      ErrorDetails.builder(Operation.CAPABILITIES, "down").build();

  private final FakeTimeSource time = new FakeTimeSource();
  private final FetchedCapabilities capabilities = new FetchedCapabilities(this::ask, time);
  private @Nullable VideoException failure;
  private int asked;

  private Capabilities ask() {
    asked++;
    if (failure != null) {
      throw failure;
    }
    return CAPABILITIES;
  }

  @Test
  @DisplayName("are asked for once and kept, also when the vendor goes down later")
  void kept() {
    assertThat(asked).isZero();
    assertThat(capabilities.get()).isSameAs(CAPABILITIES);
    failure = new ProviderFailureException(DOWN);
    assertThat(capabilities.get()).isSameAs(CAPABILITIES);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  @DisplayName("are unknown while the vendor is down, which is not asked at every turn")
  void down() throws InterruptedException {
    failure = new ProviderFailureException(DOWN);
    assertThat(capabilities.get()).isSameAs(Capabilities.unknown());
    assertThat(capabilities.get()).isSameAs(Capabilities.unknown());
    assertThat(asked).isEqualTo(1);

    failure = null;
    time.sleep(Duration.ofSeconds(31));
    assertThat(capabilities.get()).isSameAs(CAPABILITIES);
  }

  @Test
  @DisplayName("are not to be had of a closed client")
  void closed() {
    failure = new ClientClosedException(DOWN);
    assertThatThrownBy(capabilities::get).isInstanceOf(ClientClosedException.class);
  }
}
