package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a failed create means")
class SubmissionOutcomeTest {

  @ParameterizedTest(name = "sent: {0}, status: {1}, wait asked: {2}, out of credit: {3} -> {4}")
  @CsvSource({
    "false,    , false, false, NEVER_ARRIVED",
    "true,     , false, false, UNKNOWN",
    "true,  200, false, false, UNKNOWN",
    "true,  202, false, false, UNKNOWN",
    "true,  301, false, false, REFUSED",
    "true,  307, false, false, REFUSED",
    "true,  400, false, false, REFUSED",
    "true,  401, false, false, REFUSED",
    "true,  402, false, true,  REFUSED",
    "true,  403, false, false, REFUSED",
    "true,  404, false, false, REFUSED",
    "true,  408, false, false, UNKNOWN",
    "true,  408, true,  false, UNKNOWN",
    "true,  409, false, false, REFUSED",
    "true,  409, true,  false, REFUSED",
    "true,  413, false, false, REFUSED",
    "true,  422, false, false, REFUSED",
    "true,  425, false, false, REFUSED",
    "true,  429, false, false, TURNED_AWAY",
    "true,  429, true,  false, TURNED_AWAY",
    "true,  429, true,  true,  REFUSED",
    "true,  444, false, false, UNKNOWN",
    "true,  460, false, false, UNKNOWN",
    "true,  499, false, false, UNKNOWN",
    "true,  500, false, false, FAILED",
    "true,  500, true,  false, FAILED",
    "true,  501, false, false, UNKNOWN",
    "true,  502, false, false, UNKNOWN",
    "true,  502, true,  false, UNKNOWN",
    "true,  503, false, false, FAILED",
    "true,  503, true,  false, TURNED_AWAY",
    "true,  504, false, false, UNKNOWN",
    "true,  520, false, false, UNKNOWN",
    "true,  529, true,  false, UNKNOWN",
  })
  @DisplayName("follows from how far it came and what was answered")
  void table(
      boolean sent,
      Integer status,
      boolean waitAsked,
      boolean outOfCredit,
      SubmissionOutcome outcome) {
    OptionalInt answered = status == null ? OptionalInt.empty() : OptionalInt.of(status);

    assertThat(SubmissionOutcome.of(sent, answered, waitAsked, outOfCredit)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("says whether there may be a job, and whether it may be sent again")
  void followUp(SubmissionOutcome outcome) {
    String follows =
        (outcome.jobMayExist() ? "look, " : "") + (outcome.mayRetry() ? "again" : "final");

    assertThat(follows)
        .isEqualTo(
            switch (outcome) {
              case NEVER_ARRIVED, TURNED_AWAY -> "again";
              case REFUSED -> "final";
              case FAILED -> "look, again";
              case UNKNOWN -> "look, final";
            });
  }

  @Test
  @DisplayName("allows a second request after three statuses and no others")
  void neverTwice() {
    assertThat(
            IntStream.range(200, 600)
                .filter(
                    status ->
                        SubmissionOutcome.of(true, OptionalInt.of(status), true, false).mayRetry()))
        .containsExactly(429, 500, 503);
  }
}
