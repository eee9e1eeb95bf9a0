package dev.videogen.fake.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The extensions")
class JUnitVersionTest {

  @Test
  @DisplayName("run in this JUnit")
  void accepted() {
    assertThatCode(JUnitVersion::check).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("refuse a JUnit that is too old, and name it, the one found and the one wanted")
  void refused() {
    assertThatThrownBy(() -> JUnitVersion.check("org.junit.jupiter.api.NotThereYet"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "videogen's test extensions need JUnit 5.10 or later"
                + " (org.junit.jupiter:junit-jupiter-api), and found ")
        .hasMessageMatching("(?s).*found .*\\d+\\.\\d+.* in .*\\.jar.*");
  }
}
