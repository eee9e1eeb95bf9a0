package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call of the fake that fails")
class CallRetriesTest {

  private static final CheckedRequest CAT =
      CheckedRequest.unchecked(VideoRequest.builder("a cat").build());

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final FakeScript script = fake.script();

  private Duration elapsed() {
    return Duration.between(FakeClock.START, fake.time().now());
  }

  @Test
  @DisplayName("is retried up to four times, each time after twice as long")
  void isRetried() {
    script.nextList().failsWith(FakeError.serverError()).times(4);

    fake.list(ListQuery.newest(1));

    assertThat(fake.count(Operation.LIST)).isEqualTo(5);
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4 + 8));
    assertThat(fake.calls())
        .extracting(FakeCall::at)
        .startsWith(
            FakeClock.START, FakeClock.START.plusSeconds(1), FakeClock.START.plusSeconds(3));
  }

  @Test
  @DisplayName("ends with its last failure")
  void ends() {
    script.nextList().failsWith(FakeError.serverError()).times(5);

    assertThatThrownBy(() -> fake.list(ListQuery.newest(1)))
        .isInstanceOf(ProviderFailureException.class);
    assertThat(script.unusedScripts()).isEmpty();
  }

  @Test
  @DisplayName("is retried when the vendor said, unless that is over a minute away")
  void waitsAsAsked() {
    script.nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(60)));
    fake.create(CAT);
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(60));

    script.nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(61)));
    assertThat(catchThrowableOfType(RateLimitException.class, () -> fake.create(CAT)).retryAfter())
        .hasValue(Duration.ofSeconds(61));
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("is not retried when it was refused, or when the error is none of a vendor")
  void isNotRetried() {
    script.nextList().failsWith(FakeError.authentication());
    script.nextList().failsWith(CircuitOpenException::new);

    assertThatThrownBy(() -> fake.list(ListQuery.newest(1)))
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> fake.list(ListQuery.newest(1)))
        .isInstanceOf(CircuitOpenException.class);
    assertThat(fake.count(Operation.LIST)).isEqualTo(2);
  }

  @Test
  @DisplayName("has deleted the job if a retry says that it is gone")
  void hasDeleted() {
    VideoJob job = fake.create(CAT);
    fake.clock().advance(Duration.ofMinutes(1));
    script.nextDelete().failsWith(FakeError.serverError());
    script.nextDelete().failsWith(FakeError.notFound());

    fake.delete(job.id());

    assertThat(fake.count(Operation.DELETE)).isEqualTo(2);
  }

  @Test
  @DisplayName("and that creates is retried once three searches found that there is no job")
  void searches() {
    script.nextCreate().failsWith(FakeError.serverError());
    fake.create(CAT);

    assertThat(fake.calls())
        .extracting(FakeCall::operation)
        .containsExactly(
            Operation.CREATE, Operation.LIST, Operation.LIST, Operation.LIST, Operation.CREATE);
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(3 + 7 + 1));
  }

  @Test
  @DisplayName("and that creates is uncertain if the vendor's lists may leave jobs out")
  void doubtsPartialLists() {
    Capabilities partial =
        FakePreset.generic().capabilities().toBuilder()
            .listing(Capabilities.Listing.PARTIAL)
            .build();
    FakeVideoGenerator vendor = FakeVideoGenerator.builder().capabilities(partial).build();
    vendor.script().nextCreate().failsWith(FakeError.serverError());

    assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
    assertThat(vendor.count(Operation.CREATE)).isEqualTo(1);
  }

  @Test
  @DisplayName("and that creates is uncertain if nothing can be listed")
  void doubtsWithoutLists() {
    script.nextCreate().failsWith(FakeError.serverError());
    script.nextList().failsWith(FakeError.serverError()).times(3);

    assertThatThrownBy(() -> fake.create(CAT))
        .isInstanceOfSatisfying(
            SubmissionUncertainException.class,
            failure -> assertThat(failure.billed()).isEqualTo(Billed.UNKNOWN));
    assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
    assertThat(fake.count(Operation.LIST)).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "and that creates is uncertain if the connection broke, whether there is a job or not")
  void doubtsABrokenConnection() {
    script.nextCreate().failsWith(FakeError.unreachable());

    assertThatThrownBy(() -> fake.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
    assertThat(fake.list(ListQuery.newest(1)).items()).isEmpty();
  }

  @Test
  @DisplayName("is not retried once its thread is interrupted")
  void endsWhenInterrupted() {
    FakeVideoGenerator interrupting =
        FakeVideoGenerator.builder().time(new InterruptedTime()).build();
    interrupting.script().nextList().failsWith(FakeError.serverError());

    assertThatThrownBy(() -> interrupting.list(ListQuery.newest(1)))
        .isInstanceOf(VideoInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupting.count(Operation.LIST)).isEqualTo(1);
  }

  /** A clock on which whoever sleeps at all is interrupted. */
  private static final class InterruptedTime implements TimeSource {

    @Override
    public Instant now() {
      return FakeClock.START;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (!duration.isZero()) {
        throw new InterruptedException();
      }
    }
  }
}
