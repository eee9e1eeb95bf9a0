package dev.videogen.integration.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.journal.SubmissionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The picture of a paid submission")
class MoneyPageTest {

  private static final Path PICTURE =
      Page.ROOT.resolve(Path.of("docs", "images", "submission-states.svg"));

  @ParameterizedTest
  @EnumSource
  @DisplayName("shows every state, settled or open")
  void everyState(SubmissionState state) throws IOException {
    String box = state.isSettled() ? "box settled" : "box open";

    assertThat(Files.readString(PICTURE))
        .containsPattern(box + "\"[^>]*>\\s*<text class=\"name\"[^>]*>" + state.name() + "</text>");
  }
}
