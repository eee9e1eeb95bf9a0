package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Adjustment;
import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request")
class RequestCheckTest {

  private static final Media PICTURE = Media.url(URI.create("https://example.org/cat.png"));

  private static Checked check(VideoRequest request, ModelCapabilities model) {
    return RequestCheck.check(request, Models.only(model), Fit.EXACT, "east");
  }

  private static <E extends VideoException> E refused(
      Class<E> kind, VideoRequest request, ModelCapabilities model) {
    E refused = catchThrowableOfType(kind, () -> check(request, model));
    assertThat(refused).isNotNull();
    assertThat(refused.provider()).contains("east");
    assertThat(refused.operation()).isEqualTo(Operation.CREATE);
    assertThat(refused.billed()).isEqualTo(Billed.NO);
    assertThat(refused.isRetryable()).isFalse();
    return refused;
  }

  private static String invalid(VideoRequest request, ModelCapabilities model) {
    return refused(InvalidRequestException.class, request, model).getMessage();
  }

  private static String unsupported(VideoRequest request, ModelCapabilities model) {
    return refused(UnsupportedRequestException.class, request, model).getMessage();
  }

  @Nested
  @DisplayName("has a prompt")
  class Prompts {

    @Test
    @DisplayName("where the model needs one")
    void whereTheModelNeedsOne() {
      VideoRequest request = VideoRequest.builder().firstFrame(PICTURE).build();

      assertThat(invalid(request, Models.SORA_2))
          .isEqualTo("The request has no prompt, and sora-2 needs one. Say what is to be seen.");
    }

    @Test
    @DisplayName("or a picture where the model can do without")
    void orAPicture() {
      ModelCapabilities model = Models.SORA_2.toBuilder().promptRequired(false).build();
      VideoRequest request = VideoRequest.builder().firstFrame(PICTURE).build();

      assertThat(check(request, model).request()).isEqualTo(request);
      assertThat(invalid(VideoRequest.builder().build(), model))
          .isEqualTo(
              "The request has neither a prompt nor a picture. Say or show what is to be seen.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    @DisplayName("that is not blank, though the model can do without")
    void thatIsNotBlank(String prompt) {
      ModelCapabilities model = Models.SORA_2.toBuilder().promptRequired(false).build();
      VideoRequest request = VideoRequest.builder(prompt).firstFrame(PICTURE).build();

      assertThat(invalid(request, Models.SORA_2)).startsWith("The prompt is blank.");
      assertThat(invalid(request, model)).startsWith("The prompt is blank.");
    }

    @Test
    @DisplayName("no longer than the model reads, in characters as people count them")
    void noLongerThanTheModelReads() {
      ModelCapabilities model = Models.SORA_2.toBuilder().maxPromptLength(3).build();

      assertThat(check(VideoRequest.builder("cat").build(), model).adjustments()).isEmpty();
      assertThat(check(VideoRequest.builder("\ud83d\udc08\ud83d\udc08\ud83d\udc08").build(), model))
          .isNotNull();
      assertThat(invalid(VideoRequest.builder("cats").build(), model))
          .isEqualTo("The prompt has 4 characters, and sora-2 takes at most 3. Shorten it.");
    }

    @Test
    @DisplayName("as long as it likes where no limit is known")
    void withoutLimit() {
      VideoRequest request = VideoRequest.builder("cat".repeat(100_000)).build();

      assertThat(check(request, Models.VEO).request()).isEqualTo(request);
    }
  }

  @Nested
  @DisplayName("for a model that is not known")
  class UnknownModels {

    @Test
    @DisplayName("passes whatever it asks for")
    void passes() {
      VideoRequest request =
          VideoRequest.builder("A cat")
              .model("my-own")
              .size(7, 5)
              .duration(Duration.ofNanos(1))
              .variants(99)
              .seed(1)
              .fps(7)
              .audio(true)
              .negativePrompt("dogs")
              .reference(PICTURE)
              .lastFrame(PICTURE)
              .build();

      for (Fit fit : Fit.values()) {
        for (Capabilities capabilities :
            List.of(Capabilities.unknown(), Models.only(Models.SORA_2))) {
          assertThat(RequestCheck.check(request, capabilities, fit, "east"))
              .returns(request, Checked::request)
              .returns(List.of(), Checked::adjustments);
        }
      }
    }

    @Test
    @DisplayName("has a prompt or a picture all the same")
    void hasAPromptOrAPicture() {
      VideoRequest picture = VideoRequest.builder().model("my-own").firstFrame(PICTURE).build();

      assertThat(check(picture, Models.SORA_2).request()).isEqualTo(picture);
      assertThat(invalid(VideoRequest.builder().model("my-own").build(), Models.SORA_2))
          .contains("neither a prompt nor a picture");
      assertThat(invalid(VideoRequest.builder(" ").model("my-own").build(), Models.SORA_2))
          .startsWith("The prompt is blank.");
    }

    @Test
    @DisplayName("is one without a model where there is no default")
    void withoutDefault() {
      VideoRequest request = VideoRequest.builder("A cat").size(7, 5).build();
      Capabilities capabilities = Capabilities.builder().models(Models.SORA_2).build();

      assertThat(RequestCheck.check(request, capabilities, Fit.EXACT, "east").request())
          .isEqualTo(request);
    }
  }

  @Nested
  @DisplayName("that asks for a feature")
  class Features {

    private final VideoRequest request =
        VideoRequest.builder("A cat").seed(42).negativePrompt("dogs").build();

    @Test
    @DisplayName("is refused if the model lacks it, with what the model has")
    void isRefused() {
      assertThat(unsupported(request, Models.SORA_2))
          .isEqualTo(
              "sora-2 does not take: negative prompt, seed. It takes first frame, input url. Leave"
                  + " it out, or mark what may be left out with"
                  + " optional(Feature.NEGATIVE_PROMPT).");
      assertThat(
              unsupported(request, ModelCapabilities.builder("bare").lacks(Feature.SEED).build()))
          .isEqualTo(
              "bare does not take: seed. It takes a prompt alone. Leave it out, or mark what may be"
                  + " left out with optional(Feature.SEED).");
    }

    @Test
    @DisplayName("is refused if it has nothing of what the model needs, with what would do")
    void isRefusedWithoutWhatIsNeeded() {
      ModelCapabilities needy =
          ModelCapabilities.builder("needy")
              .requires(Feature.FIRST_FRAME, Feature.REFERENCE_VIDEO)
              .build();
      VideoRequest prompt = VideoRequest.builder("A cat").build();

      assertThat(invalid(prompt, needy))
          .isEqualTo(
              "needy needs more than a prompt: first frame or reference video. Add it to the"
                  + " request.");
      assertThat(check(prompt.toBuilder().firstFrame(PICTURE).build(), needy).adjustments())
          .isEmpty();
    }

    @Test
    @DisplayName("is refused if it has two things that exclude each other, unless one is optional")
    void isRefusedIfPartsExcludeEachOther() {
      ModelCapabilities either =
          ModelCapabilities.builder("either")
              .excludes(Feature.REFERENCE_IMAGE, Feature.FIRST_FRAME, Feature.LAST_FRAME)
              .build();
      VideoRequest both =
          VideoRequest.builder("A cat").firstFrame(PICTURE).reference(PICTURE).build();

      assertThat(unsupported(both, either))
          .isEqualTo(
              "either takes first frame alone or reference image alone, not both. Leave one of"
                  + " them out.");
      assertThat(
              check(both.toBuilder().optional(Feature.FIRST_FRAME).build(), either)
                  .request()
                  .features())
          .contains(Feature.REFERENCE_IMAGE)
          .doesNotContain(Feature.FIRST_FRAME);
      assertThat(either.excludedBy(Feature.FIRST_FRAME)).containsExactly(Feature.REFERENCE_IMAGE);
    }

    @Test
    @DisplayName("is refused if it has more inputs of a role than the model takes")
    void isRefusedIfTooManyOfARole() {
      ModelCapabilities few =
          ModelCapabilities.builder("few").maxInputs(Feature.REFERENCE_IMAGE, 1).build();
      VideoRequest one = VideoRequest.builder("A cat").reference(PICTURE).build();

      assertThat(check(one, few).adjustments()).isEmpty();
      assertThat(unsupported(one.toBuilder().reference(PICTURE).build(), few))
          .isEqualTo(
              "The request has 2 times a reference image, and few takes at most 1. Leave some"
                  + " out.");
    }

    @Test
    @DisplayName("is refused though the nearest would do")
    void isRefusedUnderNearest() {
      assertThat(
              catchThrowableOfType(
                  UnsupportedRequestException.class,
                  () ->
                      RequestCheck.check(request, Models.only(Models.SORA_2), Fit.NEAREST, "east")))
          .hasMessageContaining("does not take");
    }

    @Test
    @DisplayName("goes without it if it is marked optional, and says so")
    void goesWithoutIt() {
      VideoRequest lenient =
          request.toBuilder()
              .audio(false)
              .fps(24)
              .optional(Feature.SEED, Feature.NEGATIVE_PROMPT, Feature.AUDIO, Feature.FPS)
              .build();

      Checked checked = check(lenient, Models.SORA_2);

      assertThat(checked.request().features()).isEmpty();
      assertThat(checked.request().prompt()).contains("A cat");
      assertThat(checked.adjustments())
          .containsExactly(
              new Adjustment("negative prompt", "dogs", "none"),
              new Adjustment("seed", "42", "none"),
              new Adjustment("fps", "24", "none"),
              new Adjustment("audio", "silence", "none"));
      assertThat(check(lenient.toBuilder().audio(true).build(), Models.SORA_2).adjustments())
          .contains(new Adjustment("audio", "sound", "none"));
    }

    @Test
    @DisplayName("keeps it if the model has it or nobody knows, optional or not")
    void keepsIt() {
      VideoRequest optional = request.toBuilder().optional(Feature.SEED).build();
      ModelCapabilities has = ModelCapabilities.builder("has").supports(Feature.SEED).build();

      assertThat(check(optional, has))
          .returns(optional, Checked::request)
          .returns(List.of(), Checked::adjustments);
      assertThat(check(request, Models.VEO))
          .returns(request, Checked::request)
          .returns(List.of(), Checked::adjustments);
    }

    @Test
    @DisplayName("says nothing of what is optional and was not asked for")
    void optionalAndNotAskedFor() {
      VideoRequest plain = VideoRequest.builder("A cat").optional(Feature.SEED).build();

      assertThat(check(plain, Models.SORA_2))
          .returns(plain, Checked::request)
          .returns(List.of(), Checked::adjustments);
    }

    @Test
    @DisplayName("is refused for what is left when the optional is left out")
    void refusedForTheRest() {
      VideoRequest lenient = request.toBuilder().optional(Feature.SEED).build();

      assertThat(unsupported(lenient, Models.SORA_2))
          .startsWith("sora-2 does not take: negative prompt.");
    }

    @Test
    @DisplayName("names the inputs that are left out, and leaves them out for either reason")
    void inputsLeftOut() {
      ModelCapabilities model =
          ModelCapabilities.builder("local")
              .lacks(Feature.INPUT_URL, Feature.INPUT_FILE_ID, Feature.REFERENCE_IMAGE)
              .build();
      VideoRequest inputs =
          VideoRequest.builder("A cat")
              .firstFrame(PICTURE)
              .lastFrame(Media.fileId("file-7"))
              .reference(Media.of(Pictures.png(16, 16)))
              .optional(Feature.INPUT_URL, Feature.INPUT_FILE_ID, Feature.REFERENCE_IMAGE)
              .build();

      Checked checked = check(inputs, model);

      assertThat(checked.request().inputs()).isEmpty();
      assertThat(checked.adjustments())
          .containsExactly(
              new Adjustment("reference image", Pictures.png(16, 16).length + " bytes", "none"),
              new Adjustment("input url", "URL of host example.org", "none"),
              new Adjustment("input file id", "vendor's file file-7", "none"));
    }

    @Test
    @DisplayName("leaves out no more than it must when two reasons are one input")
    void oneInputTwoReasons() {
      ModelCapabilities model =
          ModelCapabilities.builder("local").lacks(Feature.INPUT_URL, Feature.FIRST_FRAME).build();
      VideoRequest inputs =
          VideoRequest.builder("A cat")
              .firstFrame(PICTURE)
              .optional(Feature.INPUT_URL, Feature.FIRST_FRAME)
              .build();

      assertThat(check(inputs, model).adjustments())
          .containsExactly(new Adjustment("first frame", "URL of host example.org", "none"));
    }

    @ParameterizedTest
    @EnumSource(
        value = Feature.class,
        names = {"INPUT_URL", "INPUT_FILE_ID", "FIRST_FRAME", "LAST_FRAME", "REFERENCE_IMAGE"})
    @DisplayName("is refused for every way to give an input that the model lacks")
    void everyWayToGiveAnInput(Feature feature) {
      VideoRequest inputs =
          VideoRequest.builder("A cat")
              .firstFrame(PICTURE)
              .lastFrame(PICTURE)
              .reference(Media.fileId("file-7"))
              .build();

      assertThat(unsupported(inputs, ModelCapabilities.builder("any").lacks(feature).build()))
          .startsWith("any does not take: " + feature + ".");
    }

    @Test
    @DisplayName("needs a prompt if its only picture is left out")
    void needsAPromptThen() {
      ModelCapabilities model =
          ModelCapabilities.builder("local").promptRequired(false).lacks(Feature.INPUT_URL).build();
      VideoRequest inputs =
          VideoRequest.builder().firstFrame(PICTURE).optional(Feature.INPUT_URL).build();

      assertThat(invalid(inputs, model)).contains("neither a prompt nor a picture");
    }
  }

  @Test
  @DisplayName("has no more references than the model takes, and frames are none")
  void references() {
    ModelCapabilities model = ModelCapabilities.builder("any").maxReferences(2).build();
    VideoRequest.Builder request =
        VideoRequest.builder("A cat")
            .firstFrame(PICTURE)
            .lastFrame(PICTURE)
            .reference(PICTURE)
            .reference(PICTURE);

    assertThat(check(request.build(), model).request().inputs()).hasSize(4);
    assertThat(unsupported(request.reference(PICTURE).build(), model))
        .isEqualTo("The request has 3 references, and any takes at most 2. Leave some out.");
  }

  @Test
  @DisplayName("tells all that was changed, of features first and of size next")
  void tellsAllThatWasChanged() {
    VideoRequest request =
        VideoRequest.builder("A cat").size(1300, 720).seed(1).optional(Feature.SEED).build();

    Checked checked = RequestCheck.check(request, Models.only(Models.SORA_2), Fit.NEAREST, "east");

    assertThat(checked.adjustments().stream().map(Adjustment::toString))
        .containsExactly("seed 1 -> none", "size 1300x720 -> 1280x720");
    assertThat(checked.request().inputs()).noneMatch(input -> input.role() == MediaRole.REFERENCE);
  }

  @Test
  @DisplayName("is checked against the model it names, by any of its names")
  void modelsByName() {
    Capabilities capabilities =
        Capabilities.builder().models(Models.SORA_2, Models.VEO).defaultModel("veo").build();
    VideoRequest request = VideoRequest.builder("A cat").size(1280, 720).build();

    assertThat(RequestCheck.check(request, capabilities, Fit.EXACT, "east").request().size())
        .isEmpty();
    assertThat(
            RequestCheck.check(
                    request.toBuilder().model("sora-2-2025-10-06").build(),
                    capabilities,
                    Fit.EXACT,
                    "east")
                .request()
                .size())
        .isPresent();
  }
}
