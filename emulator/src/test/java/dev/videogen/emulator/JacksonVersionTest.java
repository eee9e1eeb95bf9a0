package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An emulator")
class JacksonVersionTest {

  @Test
  @DisplayName("starts on Jackson 2.19 and later, and on this one")
  void accepted() {
    assertThatCode(JacksonVersion::check).doesNotThrowAnyException();
    assertThatCode(() -> JacksonVersion.check(2, 19)).doesNotThrowAnyException();
    assertThatCode(() -> JacksonVersion.check(2, 100)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("refuses an older one, and names it, the version found and the one wanted")
  void refused() {
    assertThatThrownBy(() -> JacksonVersion.check(2, 18))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The emulator needs Jackson (com.fasterxml.jackson.core:jackson-databind) 2.19 or"
                + " later, and found 2.18.");
  }
}
