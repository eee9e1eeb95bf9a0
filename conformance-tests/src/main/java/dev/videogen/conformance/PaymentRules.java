package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a create costs that meets an error: the statuses of the table "Never pay twice". */
abstract class PaymentRules {

  /** None of those by which a server may refuse the form alone, so that another is tried. */
  private static final int[] REFUSALS = {400, 401, 402, 403, 404, 409};

  private static final int[] AMBIGUOUS = {408, 502, 504, 520};
  private static final Duration WAIT = Duration.ofSeconds(7);

  private final RuleContext bench;

  PaymentRules(RuleContext bench) {
    this.bench = bench;
  }

  @BeforeEach
  void costsNothing() {
    bench.affordable("creates that go wrong");
  }

  private void assertSentOnce(int[] statuses) {
    for (int status : statuses) {
      bench.respond(StubbedStatus.once(Operation.CREATE, status));
      long before = bench.submissions();
      VideoException error = creating();

      assertThat(bench.submissions() - before)
          .as("sent at %s, then %s", status, error)
          .isEqualTo(1);
    }
  }

  private void assertMoney(int[] statuses, Billed billed, boolean nothingCreated) {
    for (int status : statuses) {
      bench.respond(StubbedStatus.once(Operation.CREATE, status));
      VideoException error = required(creating(), status);

      assertThat(error.billed()).as("billed at %s: %s", status, error).isEqualTo(billed);
      assertThat(error.kind().nothingCreated())
          .as("kind at %s: %s", status, error)
          .isEqualTo(nothingCreated);
    }
  }

  @Test
  @Tag("PAY-01")
  @DisplayName("PAY-01 a create that may have been carried out (408, 502, 504) is not sent again")
  void ambiguousIsNotRetried() {
    assertSentOnce(AMBIGUOUS);
  }

  @Test
  @Tag("PAY-02")
  @DisplayName("PAY-02 of a create that may have been carried out it is said that it may be billed")
  void ambiguousMayBeBilled() {
    assertMoney(AMBIGUOUS, Billed.UNKNOWN, false);
  }

  @Test
  @Tag("PAY-03")
  @DisplayName("PAY-03 a create that was refused (4xx) is not sent again")
  void refusedIsNotRetried() {
    assertSentOnce(REFUSALS);
  }

  @Test
  @Tag("PAY-04")
  @DisplayName("PAY-04 of a create that was refused it is said that it is not billed")
  void refusedIsNotBilled() {
    assertMoney(REFUSALS, Billed.NO, true);
  }

  @Test
  @Tag("PAY-05")
  @DisplayName(
      "PAY-05 a create that is told to come again (429) comes no sooner, or tells the wait")
  void waitsAsTold() {
    bench.respond(StubbedStatus.once(Operation.CREATE, 429).retryAfter(WAIT));
    TimeSource time = bench.generator().time();
    long before = time.nanoTime();
    VideoException error = creating();

    assertThat(error == null ? Duration.ofNanos(time.nanoTime() - before) : told(error))
        .as("the wait, with %s", error)
        .isGreaterThanOrEqualTo(WAIT);
  }

  @Test
  @Tag("PAY-06")
  @DisplayName("PAY-06 a create that is turned away each time is given up, and is not billed")
  void isGivenUp() {
    bench.respond(StubbedStatus.always(Operation.CREATE, 429).retryAfter(WAIT));
    VideoException error = required(creating(), 429);

    assertThat(error).isInstanceOf(RateLimitException.class);
    assertThat(error.billed()).isEqualTo(Billed.NO);
  }

  @Test
  @Tag("PAY-07")
  @DisplayName("PAY-07 a create at which the server fails (500) makes one job, or none and says so")
  void failureMakesNoSecondJob() {
    bench.respond(StubbedStatus.once(Operation.CREATE, 500));
    long before = bench.submissions();
    VideoException error = creating();
    long sent = bench.submissions() - before;

    assertThat(sent).as("sent, then %s", error).isBetween(1L, 2L);
    assertThat(error == null || error.billed() == Billed.UNKNOWN).as("%s", error).isTrue();
    assertThat(error == null ? sent : 2).as("sent though a job came").isEqualTo(2);
  }

  private @Nullable VideoException creating() {
    return catchThrowableOfType(VideoException.class, bench::created);
  }

  private static VideoException required(@Nullable VideoException error, int status) {
    assertThat(error).as("what is thrown at %s", status).isNotNull();
    return Optional.ofNullable(error).orElseThrow();
  }

  private static Duration told(VideoException error) {
    return error instanceof RateLimitException limit
        ? limit.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
