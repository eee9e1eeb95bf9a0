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
    "my-azure2:task_01, my-azure2, task_01",
    "veo:projects/p/operations/7, veo, projects/p/operations/7",
    "east:a%2Fb?c=d#e+f==, east, a%2Fb?c=d#e+f=="
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
  @DisplayName("holds ids of up to 1,024 characters")
  void longId() {
    assertThat(JobRef.of("east", "x".repeat(1024)).id()).hasSize(1024);
    assertThatIllegalArgumentException().isThrownBy(() -> JobRef.of("east", "x".repeat(1025)));
  }

  @ParameterizedTest
  @CsvSource({"east, true", "e, true", "east-2, true", "East, false", "2east, false", "'', false"})
  @DisplayName("has instances named by lower-case letters, digits and dashes")
  void instanceNames(String name, boolean valid) {
    assertThat(JobRef.isInstanceName(name)).isEqualTo(valid);
  }
}
