package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobStatus;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  @DisplayName("may be missing")
  void missing() {
    assertThat(WORDS.status(Optional.empty())).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(WORDS.status(Optional.of("success"))).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @DisplayName("may mean something else at another vendor")
  void changed() {
    assertThat(WORDS.with(JobStatus.EXPIRED, "Completed").status("completed"))
        .isEqualTo(JobStatus.EXPIRED);
    assertThat(WORDS.status("completed")).isEqualTo(JobStatus.COMPLETED);
  }
}
