package dev.videogen.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A remedy")
class RemedyTest {

  @Test
  @DisplayName("says in code what to do")
  void inCode() {
    assertThat(Remedy.of(Remedy.Action.FIT_NEAREST).toString()).contains("Fit.NEAREST");
    assertThat(Remedy.of(Remedy.Action.DECLARE_TYPE).toString()).contains("Media.as");
    assertThat(Remedy.leaveOut(Feature.SEED).toString()).contains("optional(Feature.SEED)");
    assertThat(Remedy.crop(Remedy.Action.CROP, Optional.of(VideoSize.of(640, 480))))
        .hasToString(
            "Have it cropped and scaled with Media.cropped(), or ask for a video of 640x480.");
    assertThat(Remedy.crop(Remedy.Action.CONVERT_AND_CROP, Optional.empty()))
        .hasToString(
            "Have it cropped and scaled with Media.cropped() once it is converted to JPEG or PNG.");
  }

  @Test
  @DisplayName("ends the message of its error, and is no part of what happened")
  void inTheMessage() {
    Remedy remedy = Remedy.leaveOut(Feature.SEED);
    ErrorDetails details =
        ErrorDetails.builder(Operation.CREATE, "It takes no seed.").remedy(remedy).build();

    assertThat(new UnsupportedRequestException(details)).hasMessage("It takes no seed. " + remedy);
    assertThat(details.message()).isEqualTo("It takes no seed.");
    assertThat(details.describe(Optional.of("Omit it."))).isEqualTo("It takes no seed. Omit it.");
    assertThat(details.toBuilder().build().remedy()).hasValue(remedy);
  }
}
