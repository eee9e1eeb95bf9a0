package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second Ctrl-C")
class InterruptHandlerTest {

  @Test
  @DisplayName("tells how to pick up a job that is known, and that one may be lost otherwise")
  void tellsWhatIsLost() {
    assertThat(InterruptHandler.whatIsLost(Optional.of(JobRef.parse("openai:video_1"))))
        .contains("runs on", "videogen download openai:video_1 --out FILE");
    assertThat(InterruptHandler.whatIsLost(Optional.empty()))
        .contains("may have been paid for", "before it is sent again", "videogen list");
  }
}
