package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.http.wire.JsonView;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A vendor's words for where a job stands")
class StatusMapTest {

  private static final StatusMap WORDS =
      StatusMap.none()
          .with(JobStatus.QUEUED, "queued", "NOT_START")
          .with(JobStatus.COMPLETED, "completed", "success");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "queued, QUEUED",
    "Queued, QUEUED",
    "not-start, QUEUED",
    "NOT START, QUEUED",
    "SUCCESS, COMPLETED",
    "' completed ', COMPLETED",
    "levitating, IN_PROGRESS",
    "'', IN_PROGRESS",
  })
  @DisplayName("are found in any spelling; what is not known is in progress")
  void table(String word, JobStatus status) {
    assertThat(WORDS.status(word)).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "NOT_START, QUEUED",
    "SUBMITTED, QUEUED",
    "IN_QUEUE, QUEUED",
    "unknown, QUEUED",
    "TASK_STATUS_QUEUED, QUEUED",
    "InProgress, IN_PROGRESS",
    "Processing, IN_PROGRESS",
    "COMPLETE, COMPLETED",
    "SUCCESS, COMPLETED",
    "TASK_STATUS_SUCCEED, COMPLETED",
    "finished, COMPLETED",
    "FAILURE, FAILED",
    "error, FAILED",
    "Canceled, CANCELLED",
    "expired, EXPIRED",
    "failing, IN_PROGRESS",
    "almost_done, IN_PROGRESS",
    "timeout, IN_PROGRESS",
    "失败, IN_PROGRESS",
  })
  @DisplayName(
      "are those of live servers in the common table, and what only resembles one is no end")
  void common(String word, JobStatus status) {
    assertThat(StatusMap.common().status(word)).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"status\":\"done\"}",
        "{\"task_status\":\"done\"}",
        "{\"state\":\"done\"}",
        "{\"status\":{\"state\":\"done\"}}",
      })
  @DisplayName("stand under one of several names")
  void names(String json) {
    assertThat(StatusMap.word(JsonView.parse(json))).hasValue("done");
  }

  @Test
  @DisplayName("may be missing")
  void missing() {
    assertThat(WORDS.status(Optional.empty())).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(WORDS.status(Optional.of("success"))).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @DisplayName("may say what is charged, which is not known unless it is said")
  void charges() {
    StatusMap charging = WORDS.charging(Billed.NO, JobStatus.FAILED, JobStatus.CANCELLED);

    assertThat(charging.billed(JobStatus.FAILED)).isEqualTo(Billed.NO);
    assertThat(charging.billed(JobStatus.CANCELLED)).isEqualTo(Billed.NO);
    assertThat(charging.billed(JobStatus.COMPLETED)).isEqualTo(Billed.UNKNOWN);
    assertThat(charging.status("success")).isEqualTo(JobStatus.COMPLETED);
    assertThat(WORDS.billed(JobStatus.FAILED)).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @DisplayName("may mean something else at another vendor")
  void changed() {
    assertThat(WORDS.with(JobStatus.EXPIRED, "Completed").status("completed"))
        .isEqualTo(JobStatus.EXPIRED);
    assertThat(WORDS.status("completed")).isEqualTo(JobStatus.COMPLETED);
  }
}
