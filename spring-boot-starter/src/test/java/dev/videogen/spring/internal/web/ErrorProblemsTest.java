package dev.videogen.spring.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ProblemDetail;

@DisplayName("An error as a problem")
class ErrorProblemsTest {

  @ParameterizedTest
  @EnumSource
  @DisplayName("has a status and a sentence, whatever its kind")
  void everyKind(ErrorKind kind) {
    assertThat(ErrorProblems.status(kind)).isBetween(400, 504);
    assertThat(ErrorProblems.sentence(kind)).endsWith(".");
  }

  @Test
  @DisplayName("has the status that the page about Spring says of its kind")
  void page() throws IOException {
    Map<String, Integer> told = new TreeMap<>();
    Pattern.compile("(?m)^\\| (\\d{3})[^|]*\\| (`[a-z_`, ]+`) \\|$")
        .matcher(Files.readString(Path.of("..", "docs", "spring.md")))
        .results()
        .forEach(
            row ->
                Stream.of(row.group(2).replace("`", "").split(", "))
                    .forEach(kind -> told.put(kind, Integer.valueOf(row.group(1)))));

    Map<String, Integer> all = new TreeMap<>();
    for (ErrorKind kind : ErrorKind.values()) {
      all.put(kind.name().toLowerCase(Locale.ROOT), ErrorProblems.status(kind));
    }
    assertThat(told).isEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("invites no user to log in: the keys are the app's")
  void noLogin(ErrorKind kind) {
    assertThat(ErrorProblems.status(kind)).isNotEqualTo(401).isNotEqualTo(407);
  }

  @Test
  @DisplayName("tells job, kind and money, and nothing that the vendor said")
  void content() {
    ProblemDetail problem =
        ErrorProblems.of(
            new AuthenticationException(
                ErrorDetails.builder(Operation.RETRIEVE, "openai refused: bad key sk-secret")
                    .provider("openai")
                    .vendorMessage("Incorrect API key provided: sk-secret")
                    .code("invalid_api_key")
                    .requestId("req_1")
                    .job(JobRef.parse("openai:video_1"))
                    .build()));

    assertThat(problem.getStatus()).isEqualTo(502);
    assertThat(Objects.requireNonNull(problem.getProperties()))
        .containsAllEntriesOf(Map.of("kind", "authentication", "job", "openai:video_1"));
    assertThat(problem.toString()).doesNotContain("sk-secret").doesNotContain("Incorrect");
  }

  @Test
  @DisplayName(
      "says what is wrong with a request that no vendor was asked for, and no vendor's words")
  void refusedHere() {
    ErrorDetails.Builder create = ErrorDetails.builder(Operation.CREATE, "the prompt is blank");

    assertThat(ErrorProblems.of(new InvalidRequestException(create.build())).getDetail())
        .isEqualTo("the prompt is blank");
    assertThat(
            ErrorProblems.of(new InvalidRequestException(create.httpStatus(400).build()))
                .getDetail())
        .isEqualTo(ErrorProblems.sentence(ErrorKind.INVALID_REQUEST));
  }

  @Test
  @DisplayName("invites to repeat a request only where nothing can be paid for twice")
  void neverTwice() {
    ErrorDetails.Builder create = ErrorDetails.builder(Operation.CREATE, "failed");
    ProviderFailureException unknown =
        new ProviderFailureException(create.billed(Billed.UNKNOWN).build());
    ProviderFailureException free = new ProviderFailureException(create.billed(Billed.NO).build());

    assertThat(ErrorProblems.of(unknown).getStatus()).isEqualTo(500);
    assertThat(ErrorProblems.of(unknown).getProperties()).containsEntry("retryable", false);
    assertThat(ErrorProblems.of(free).getStatus()).isEqualTo(502);
    assertThat(ErrorProblems.of(free).getProperties()).containsEntry("retryable", true);
  }
}
