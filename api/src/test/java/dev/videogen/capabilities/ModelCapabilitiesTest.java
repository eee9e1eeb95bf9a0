package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a model can do")
class ModelCapabilitiesTest {

  private static ModelCapabilities.Builder full() {
    return ModelCapabilities.builder("sora-2")
        .aliases("sora-2-2025-10-06")
        .modes(Mode.builder().sizes("1280x720").build())
        .supports(Feature.FIRST_FRAME)
        .lacks(Feature.SEED)
        .promptRequired(false)
        .maxPromptLength(32_000)
        .maxReferences(3)
        .framesMatchSize(true)
        .inputTypes(List.of("image/png"))
        .defaultSize(VideoSize.of(1280, 720))
        .defaultDuration(Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("is not known unless told")
  void isNotKnown() {
    ModelCapabilities model = ModelCapabilities.builder("sora-2").build();

    assertThat(model.name()).isEqualTo("sora-2");
    assertThat(model.aliases()).isEmpty();
    assertThat(model.modes()).isEmpty();
    assertThat(model.support(Feature.SEED)).isEqualTo(Support.UNKNOWN);
    assertThat(model.promptRequired()).isTrue();
    assertThat(model.maxPromptLength()).isEmpty();
    assertThat(model.maxReferences()).isEmpty();
    assertThat(model.framesMatchSize()).isFalse();
    assertThat(model.inputTypes()).isEmpty();
    assertThat(model.defaultSize()).isEmpty();
    assertThat(model.defaultDuration()).isEmpty();
  }

  @Test
  @DisplayName("is what was told")
  void isWhatWasTold() {
    ModelCapabilities model = full().build();

    assertThat(model.aliases()).containsExactly("sora-2-2025-10-06");
    assertThat(model.modes()).containsExactly(Mode.builder().sizes("1280x720").build());
    assertThat(model.support(Feature.FIRST_FRAME)).isEqualTo(Support.SUPPORTED);
    assertThat(model.support(Feature.SEED)).isEqualTo(Support.UNSUPPORTED);
    assertThat(model.support(Feature.FPS)).isEqualTo(Support.UNKNOWN);
    assertThat(model.promptRequired()).isFalse();
    assertThat(model.maxPromptLength()).hasValue(32_000);
    assertThat(model.maxReferences()).hasValue(3);
    assertThat(model.framesMatchSize()).isTrue();
    assertThat(model.inputTypes()).containsExactly("image/png");
    assertThat(model.defaultSize()).contains(VideoSize.of(1280, 720));
    assertThat(model.defaultDuration()).contains(Duration.ofSeconds(4));
    assertThat(model).hasToString("ModelCapabilities[sora-2]");
  }

  private static Stream<Consumer<ModelCapabilities.Builder>> changes() {
    return Stream.of(
        model -> model.aliases("sora"),
        model -> model.modes(),
        model -> model.supports(Feature.SEED),
        model -> model.promptRequired(true),
        model -> model.maxPromptLength(1),
        model -> model.maxReferences(0),
        model -> model.framesMatchSize(false),
        model -> model.inputTypes(List.of("image/gif")),
        model -> model.defaultSize(VideoSize.of(1, 1)),
        model -> model.defaultDuration(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("is equal to what is the same, and to nothing else")
  void equality(Consumer<ModelCapabilities.Builder> change) {
    ModelCapabilities model = full().build();
    ModelCapabilities.Builder changed = model.toBuilder();

    assertThat(changed.build()).isEqualTo(model).hasSameHashCodeAs(model);
    change.accept(changed);
    assertThat(changed.build()).isNotEqualTo(model);
    assertThat(full().build()).isEqualTo(model);
    assertThat(model).isNotEqualTo("sora-2");
    assertThat(ModelCapabilities.builder("sora-2-pro").build())
        .isNotEqualTo(ModelCapabilities.builder("sora-2").build());
  }

  @Test
  @DisplayName("may be all that was declared and nothing of the rest")
  void lacksTheRest() {
    ModelCapabilities model =
        ModelCapabilities.builder("sora-2").supports(Feature.SEED).lacksTheRest().build();

    assertThat(model.support(Feature.SEED)).isEqualTo(Support.SUPPORTED);
    for (Feature feature : Feature.values()) {
      if (feature.isPartOfRequest() && feature != Feature.SEED) {
        assertThat(model.support(feature)).isEqualTo(Support.UNSUPPORTED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Feature.class,
      names = {"LIST", "DELETE", "CANCEL", "THUMBNAIL", "SPRITESHEET", "PROGRESS"})
  @DisplayName("is not which operations its provider has")
  void isNotOperations(Feature operation) {
    assertThat(operation.isPartOfRequest()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().supports(operation))
        .withMessage(
            "\"%s\" is an operation of a provider, not a part of a request".formatted(operation));
    assertThatIllegalArgumentException().isThrownBy(() -> full().lacks(operation));
    assertThatIllegalArgumentException().isThrownBy(() -> full().build().support(operation));
  }

  @Test
  @DisplayName("has limits that make sense")
  void hasLimits() {
    assertThatIllegalArgumentException().isThrownBy(() -> ModelCapabilities.builder(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> full().maxPromptLength(0));
    assertThatIllegalArgumentException().isThrownBy(() -> full().maxReferences(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> full().defaultDuration(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().defaultDuration(Duration.ofSeconds(-1)));
    assertThat(full().maxPromptLength(1).maxReferences(0).build().maxReferences()).hasValue(0);
  }
}
