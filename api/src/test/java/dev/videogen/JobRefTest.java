package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A job's ref")
class JobRefTest {

  @ParameterizedTest
  @CsvSource({
    "openai:video_123, openai, video_123",
    "east:a:b:c, east, a:b:c",
    "my-azure2:task_01, my-azure2, task_01"
  })
  @DisplayName("is split at the first colon and written back as it was")
  void roundTrip(String text, String instance, String id) {
    JobRef ref = JobRef.parse(text);

    assertThat(ref).isEqualTo(JobRef.of(instance, id));
    assertThat(ref).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"video_123", "", ":id", "Open:id", "9east:id", "east:", "east:a b", "e:ä"})
  @DisplayName("of another form is refused")
  void refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JobRef.parse(text));
  }

  @Test
  @DisplayName("holds ids of up to 512 characters")
  void longId() {
    assertThat(JobRef.of("east", "x".repeat(512)).id()).hasSize(512);
    assertThatIllegalArgumentException().isThrownBy(() -> JobRef.of("east", "x".repeat(513)));
  }

  @ParameterizedTest
  @CsvSource({"east, true", "e, true", "east-2, true", "East, false", "2east, false", "'', false"})
  @DisplayName("has instances named by lower-case letters, digits and dashes")
  void instanceNames(String name, boolean valid) {
    assertThat(JobRef.isInstanceName(name)).isEqualTo(valid);
  }
}
