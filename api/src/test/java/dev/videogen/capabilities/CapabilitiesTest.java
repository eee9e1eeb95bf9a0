package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.Feature;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities.Listing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a provider can do")
class CapabilitiesTest {

  private static final ModelCapabilities SORA =
      ModelCapabilities.builder("sora-2").aliases("sora-2-2025-10-06").build();
  private static final ModelCapabilities VEO = ModelCapabilities.builder("veo").build();

  private static Capabilities.Builder full() {
    return Capabilities.builder()
        .listing(Listing.COMPLETE)
        .lacks(Feature.DELETE)
        .models(SORA, VEO)
        .defaultModel("veo");
  }

  @Test
  @DisplayName("is not known unless told")
  void isNotKnown() {
    assertThat(Capabilities.unknown().models()).isEmpty();
    assertThat(Capabilities.unknown().defaultModel()).isEmpty();
    assertThat(Capabilities.unknown().support(Feature.LIST)).isEqualTo(Support.UNKNOWN);
    assertThat(Capabilities.unknown()).isEqualTo(Capabilities.builder().build());
  }

  @Test
  @DisplayName("is what was told")
  void isWhatWasTold() {
    Capabilities capabilities = full().build();

    assertThat(capabilities.support(Feature.LIST)).isEqualTo(Support.SUPPORTED);
    assertThat(capabilities.support(Feature.DELETE)).isEqualTo(Support.UNSUPPORTED);
    assertThat(capabilities.support(Feature.CANCEL)).isEqualTo(Support.UNKNOWN);
    assertThat(capabilities.models()).containsExactly(SORA, VEO);
    assertThat(capabilities.defaultModel()).contains("veo");
    assertThat(capabilities).hasToString("Capabilities[sora-2, veo]");
  }

  @Test
  @DisplayName("is told of models by any of their names")
  void modelsByName() {
    Capabilities capabilities = full().build();

    assertThat(capabilities.model("sora-2")).contains(SORA);
    assertThat(capabilities.model("sora-2-2025-10-06")).contains(SORA);
    assertThat(capabilities.model("veo")).contains(VEO);
    assertThat(capabilities.model("Veo")).isEmpty();
  }

  @Test
  @DisplayName("is what the model of a request can do: the one it names, else the default")
  void modelOfARequest() {
    VideoRequest request = VideoRequest.builder("A cat").build();

    assertThat(full().build().modelOf(request)).contains(VEO);
    assertThat(full().build().modelOf(request.toBuilder().model("sora-2").build())).contains(SORA);
    assertThat(full().build().modelOf(request.toBuilder().model("mine").build())).isEmpty();
    assertThat(Capabilities.builder().models(VEO).build().modelOf(request)).isEmpty();
    assertThat(full().defaultModel("mine").build().modelOf(request)).isEmpty();
  }

  @Test
  @DisplayName("is not which parts a request may have, which is a matter of the model")
  void isNotFeaturesOfModels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().build().support(Feature.SEED))
        .withMessage("\"seed\" is a matter of the model: ask model(name).support(feature)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().supports(Feature.SEED))
        .withMessage("\"seed\" is a part of a request: declare it on the model");
    assertThatIllegalArgumentException().isThrownBy(() -> full().lacks(Feature.SEED));
  }

  @Test
  @DisplayName("is equal to what is the same, and to nothing else")
  void equality() {
    Capabilities capabilities = full().build();

    assertThat(capabilities.toBuilder().build())
        .isEqualTo(capabilities)
        .hasSameHashCodeAs(capabilities);
    assertThat(full().supports(Feature.DELETE).build()).isNotEqualTo(capabilities);
    assertThat(full().models(SORA).build()).isNotEqualTo(capabilities);
    assertThat(full().defaultModel("sora-2").build()).isNotEqualTo(capabilities);
    assertThat(capabilities).isNotEqualTo("capabilities");
  }

  @Test
  @DisplayName("tell what lists hold, which nobody knows unless it is declared")
  void listing() {
    Capabilities none = Capabilities.builder().listing(Listing.NONE).build();
    Capabilities some = Capabilities.builder().listing(Listing.PARTIAL).followsByList(true).build();

    assertThat(Capabilities.unknown().listing()).isEqualTo(Listing.PARTIAL);
    assertThat(Capabilities.unknown().followsByList()).isFalse();
    assertThat(none.support(Feature.LIST)).isEqualTo(Support.UNSUPPORTED);
    assertThat(some.support(Feature.LIST)).isEqualTo(Support.SUPPORTED);
    assertThat(some.toBuilder().build()).isEqualTo(some).hasSameHashCodeAs(some);
    assertThat(some).isNotEqualTo(none).isNotEqualTo(Capabilities.unknown());
    assertThat(some.followsByList()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Capabilities.builder().supports(Feature.LIST))
        .withMessageContaining("listing(...)");
  }
}
