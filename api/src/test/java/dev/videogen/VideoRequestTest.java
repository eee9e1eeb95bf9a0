package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request")
class VideoRequestTest {

  private static final Media PICTURE = Media.url(URI.create("https://example.org/cat.png"));
  private static final Media OTHER = Media.of(new byte[] {1, 2, 3});
  private static final Media CLIP = Media.url(URI.create("https://example.org/cat.mp4"));
  private static final Media SONG = Media.url(URI.create("https://example.org/cat.mp3"));

  private static VideoRequest.Builder full() {
    return VideoRequest.builder("A cat")
        .model("sora-2")
        .duration(Duration.ofSeconds(8))
        .aspectRatio(AspectRatio.of(16, 9))
        .resolution(Resolution.P720)
        .fps(24)
        .seed(42)
        .negativePrompt("dogs")
        .audio(false)
        .variants(2)
        .firstFrame(PICTURE)
        .option("style", "noir")
        .optional(Feature.SEED);
  }

  @Test
  @DisplayName("leaves everything open that was not asked for")
  void leavesEverythingOpen() {
    VideoRequest request = VideoRequest.builder().build();

    assertThat(request.prompt()).isEmpty();
    assertThat(request.model()).isEmpty();
    assertThat(request.duration()).isEmpty();
    assertThat(request.size()).isEmpty();
    assertThat(request.aspectRatio()).isEmpty();
    assertThat(request.resolution()).isEmpty();
    assertThat(request.fps()).isEmpty();
    assertThat(request.seed()).isEmpty();
    assertThat(request.negativePrompt()).isEmpty();
    assertThat(request.audio()).isEmpty();
    assertThat(request.variants()).isEqualTo(1);
    assertThat(request.inputs()).isEmpty();
    assertThat(request.options()).isEmpty();
    assertThat(request.optionalFeatures()).isEmpty();
    assertThat(request.features()).isEmpty();
  }

  @Test
  @DisplayName("is what was asked for")
  void isWhatWasAskedFor() {
    VideoRequest request = full().build();

    assertThat(request.prompt()).contains("A cat");
    assertThat(request.model()).contains("sora-2");
    assertThat(request.duration()).contains(Duration.ofSeconds(8));
    assertThat(request.size()).isEmpty();
    assertThat(request.aspectRatio()).contains(AspectRatio.of(16, 9));
    assertThat(request.resolution()).contains(Resolution.P720);
    assertThat(request.fps()).hasValue(24);
    assertThat(request.seed()).hasValue(42);
    assertThat(request.negativePrompt()).contains("dogs");
    assertThat(request.audio()).contains(false);
    assertThat(request.variants()).isEqualTo(2);
    assertThat(request.inputs()).containsExactly(new MediaInput(MediaRole.FIRST_FRAME, PICTURE));
    assertThat(request.options()).containsExactly(Map.entry("style", "noir"));
    assertThat(request.optionalFeatures()).containsExactly(Feature.SEED);
  }

  @Test
  @DisplayName("has a size in pixels, or a ratio and a class, whichever was asked for last")
  void hasOneKindOfSize() {
    VideoRequest pixels = full().size(1280, 720).build();
    assertThat(pixels.size()).contains(VideoSize.of(1280, 720));
    assertThat(pixels.aspectRatio()).isEmpty();
    assertThat(pixels.resolution()).isEmpty();

    VideoRequest ratio = pixels.toBuilder().aspectRatio(AspectRatio.of(1, 1)).build();
    assertThat(ratio.size()).isEmpty();
    assertThat(ratio.aspectRatio()).contains(AspectRatio.of(1, 1));

    VideoRequest resolution = pixels.toBuilder().resolution(Resolution.K4).build();
    assertThat(resolution.size()).isEmpty();
    assertThat(resolution.resolution()).contains(Resolution.K4);
  }

  private static Stream<Consumer<VideoRequest.Builder>> changes() {
    return Stream.of(
        request -> request.prompt("A dog"),
        request -> request.model("veo"),
        request -> request.duration(Duration.ofSeconds(4)),
        request -> request.size(1280, 720),
        request -> request.aspectRatio(AspectRatio.of(1, 1)),
        request -> request.resolution(Resolution.K4),
        request -> request.fps(30),
        request -> request.seed(43),
        request -> request.negativePrompt("mice"),
        request -> request.audio(true),
        request -> request.variants(1),
        request -> request.firstFrame(OTHER),
        request -> request.option("style", "comic"),
        request -> request.optional(Feature.FPS));
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("is equal to one that asks for the same, and to no other")
  void equality(Consumer<VideoRequest.Builder> change) {
    VideoRequest request = full().build();
    VideoRequest.Builder changed = request.toBuilder();

    assertThat(changed.build()).isEqualTo(request).hasSameHashCodeAs(request);
    change.accept(changed);
    assertThat(changed.build()).isNotEqualTo(request);
    assertThat(full().build()).isEqualTo(request);
    assertThat(request).isNotEqualTo("A cat");
  }

  @Test
  @DisplayName("cannot be changed, nor by its builder afterwards")
  void cannotBeChanged() {
    VideoRequest.Builder builder = full();
    VideoRequest request = builder.build();
    builder.reference(OTHER).option("more", 1).optional(Feature.FPS);

    assertThat(request).isEqualTo(full().build());
    assertThatThrownBy(() -> request.inputs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.options().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.optionalFeatures().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.features().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("shows in a log what it is, and not what it says")
  void isShownInALog() {
    assertThat(full().build()).hasToString("VideoRequest[sora-2, 16:9, 720p, 8 s, variants 2]");
    assertThat(
            VideoRequest.builder("A cat").size(1280, 720).duration(Duration.ofMillis(4500)).build())
        .hasToString("VideoRequest[default model, 1280x720, 4.5 s, variants 1]");
  }

  @Nested
  @DisplayName("is refused when it is built")
  class Wrong {

    @Test
    @DisplayName("with what is wrong under any vendor")
    void wrongUnderAnyVendor() {
      VideoRequest.Builder request = VideoRequest.builder("A cat");

      assertThatNullPointerException().isThrownBy(() -> request.prompt(null));
      assertThatIllegalArgumentException().isThrownBy(() -> request.model(" "));
      assertThatIllegalArgumentException().isThrownBy(() -> request.negativePrompt("\n"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> request.duration(Duration.ZERO))
          .withMessage("a duration is above zero, not PT0S");
      assertThatIllegalArgumentException().isThrownBy(() -> request.duration(Duration.ofNanos(-1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> request.variants(0))
          .withMessage("variants are 1 or more, not 0");
      assertThatIllegalArgumentException().isThrownBy(() -> request.size(0, 720));
      assertThatIllegalArgumentException().isThrownBy(() -> request.option(" ", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 241})
    @DisplayName("with frames per second that no player shows")
    void framesPerSecond(int fps) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VideoRequest.builder("A cat").fps(fps))
          .withMessage("frames per second are 1 to 240, not " + fps);
      assertThat(VideoRequest.builder("A cat").fps(240).build().fps()).hasValue(240);
      assertThat(VideoRequest.builder("A cat").fps(1).build().fps()).hasValue(1);
    }

    @Test
    @DisplayName("with two frames of one role")
    void twoFrames() {
      for (MediaRole role : List.of(MediaRole.FIRST_FRAME, MediaRole.LAST_FRAME)) {
        MediaInput frame = new MediaInput(role, PICTURE);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> VideoRequest.builder("A cat").inputs(List.of(frame, frame)))
            .withMessage("a video has one " + role + ", not 2");
      }
    }
  }

  @Nested
  @DisplayName("has inputs")
  class Inputs {

    @Test
    @DisplayName("of which frames replace each other and references add up, in order")
    void order() {
      VideoRequest request =
          VideoRequest.builder("A cat")
              .firstFrame(OTHER)
              .reference(CLIP)
              .lastFrame(OTHER)
              .reference(PICTURE)
              .reference(PICTURE)
              .firstFrame(PICTURE)
              .build();

      assertThat(request.inputs())
          .containsExactly(
              new MediaInput(MediaRole.REFERENCE, CLIP),
              new MediaInput(MediaRole.LAST_FRAME, OTHER),
              new MediaInput(MediaRole.REFERENCE, PICTURE),
              new MediaInput(MediaRole.REFERENCE, PICTURE),
              new MediaInput(MediaRole.FIRST_FRAME, PICTURE));
    }

    @Test
    @DisplayName("from files, which are not looked at yet")
    void files() {
      Path file = Path.of("missing.png");
      VideoRequest request =
          VideoRequest.builder("A cat").firstFrame(file).lastFrame(file).reference(file).build();

      assertThat(request.inputs())
          .containsExactly(
              new MediaInput(MediaRole.FIRST_FRAME, Media.of(file)),
              new MediaInput(MediaRole.LAST_FRAME, Media.of(file)),
              new MediaInput(MediaRole.REFERENCE, Media.of(file)));
    }

    @Test
    @DisplayName("that can be replaced all at once")
    void replaced() {
      MediaInput reference = new MediaInput(MediaRole.REFERENCE, CLIP);
      MediaInput first = new MediaInput(MediaRole.FIRST_FRAME, PICTURE);

      assertThat(full().inputs(List.of(reference, reference, first)).build().inputs())
          .containsExactly(reference, reference, first);
      assertThat(full().inputs(List.of()).build().inputs()).isEmpty();
    }
  }

  @Nested
  @DisplayName("asks for features")
  class Features {

    @Test
    @DisplayName("that a model may lack")
    void features() {
      assertThat(full().build().features())
          .containsExactly(
              Feature.NEGATIVE_PROMPT,
              Feature.SEED,
              Feature.FPS,
              Feature.AUDIO,
              Feature.FIRST_FRAME,
              Feature.INPUT_URL);
      assertThat(
              VideoRequest.builder("A cat")
                  .lastFrame(Media.fileId("file-7"))
                  .reference(OTHER)
                  .build()
                  .features())
          .containsExactly(Feature.LAST_FRAME, Feature.REFERENCE_IMAGE, Feature.INPUT_FILE_ID);
      assertThat(VideoRequest.builder("A cat").reference(CLIP).reference(SONG).build().features())
          .containsExactly(Feature.REFERENCE_VIDEO, Feature.REFERENCE_AUDIO, Feature.INPUT_URL);
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    @DisplayName("that can be taken out, one and no other")
    void without(Feature feature) {
      VideoRequest request =
          full()
              .lastFrame(OTHER)
              .reference(OTHER)
              .reference(CLIP)
              .reference(SONG)
              .reference(Media.fileId("file-7"))
              .source(source(feature))
              .build();

      if (!feature.isPartOfRequest()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> request.toBuilder().without(feature))
            .withMessage("\"" + feature + "\" is not a part of a request");
        return;
      }
      VideoRequest without = request.toBuilder().without(feature).build();
      assertThat(request.features()).contains(feature);
      assertThat(without.features()).doesNotContain(feature);
      if (feature == Feature.INPUT_URL) {
        assertThat(without.inputs())
            .containsExactly(
                new MediaInput(MediaRole.LAST_FRAME, OTHER),
                new MediaInput(MediaRole.REFERENCE, OTHER),
                new MediaInput(MediaRole.REFERENCE, Media.fileId("file-7")));
      } else if (feature == Feature.REFERENCE_IMAGE) {
        assertThat(without.inputs()).hasSize(4);
      } else {
        int inputs = feature.name().contains("FRAME") || feature.name().startsWith("REF") ? 1 : 0;
        inputs = feature == Feature.INPUT_FILE_ID ? 1 : inputs;
        assertThat(without.inputs()).hasSize(6 - inputs);
      }
    }

    private static VideoSource source(Feature feature) {
      JobRef job = JobRef.of("fake", "job_1");
      return switch (feature) {
        case EDIT -> VideoSource.edit(job);
        case EXTEND -> VideoSource.extend(job);
        default -> VideoSource.remix(job);
      };
    }

    @Test
    @DisplayName("that can be optional, which operations cannot")
    void optional() {
      assertThat(full().optional(Feature.FPS, Feature.AUDIO).build().optionalFeatures())
          .containsExactly(Feature.SEED, Feature.FPS, Feature.AUDIO);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> full().optional(Feature.LIST))
          .withMessage("\"list\" is not a part of a request");
    }
  }

  @Nested
  @DisplayName("has options")
  class Options {

    private static Object kept(Object value) {
      return VideoRequest.builder("A cat").option("name", value).build().options().get("name");
    }

    @Test
    @DisplayName("of every kind that JSON has, in order")
    void everyKind() {
      Map<String, Object> value =
          Map.of(
              "text",
              "x",
              "number",
              new BigDecimal("1.5"),
              "flag",
              true,
              "list",
              List.of(1, 2L, 3.5, 4.5f, List.of(Map.of("deep", "down"))));

      assertThat(kept(value)).isEqualTo(value);
      assertThat(
              VideoRequest.builder("A cat")
                  .option("z", 1)
                  .option("a", 2)
                  .option("z", 3)
                  .build()
                  .options())
          .containsExactly(Map.entry("z", 3), Map.entry("a", 2));
    }

    @Test
    @DisplayName("that are copied")
    void copied() {
      Map<String, Object> inner = new HashMap<>(Map.of("a", 1));
      Object kept = kept(List.of(inner));
      inner.put("b", 2);

      assertThat(kept).isEqualTo(List.of(Map.of("a", 1)));
      assertThatThrownBy(() -> ((Map<?, ?>) ((List<?>) kept).get(0)).clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("of which null is one, alone and in lists and maps")
    void nullIsAValue() {
      Map<String, Object> map = new HashMap<>();
      map.put("a", null);

      assertThat(kept(null)).isNull();
      assertThat(kept(Arrays.asList(1, null))).isEqualTo(Arrays.asList(1, null));
      assertThat(kept(map)).isEqualTo(map);
      assertThat(VideoRequest.builder("x").option("name", null).build().toBuilder().build())
          .isEqualTo(VideoRequest.builder("x").option("name", null).build())
          .isNotEqualTo(VideoRequest.builder("x").build())
          .isNotEqualTo(VideoRequest.builder("x").option("name", "null").build());
    }

    @Test
    @DisplayName("that JSON has a form for")
    void notInJson() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kept(new Object[0]))
          .withMessage(
              "option name is a [Ljava.lang.Object;; allowed are null, strings, numbers, booleans,"
                  + " and lists and maps of those");
      assertThatIllegalArgumentException().isThrownBy(() -> kept(List.of(Path.of("x"))));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kept(Double.NaN))
          .withMessage("option name is not a finite number");
      assertThatIllegalArgumentException().isThrownBy(() -> kept(Float.POSITIVE_INFINITY));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kept(Map.of(1, "x")))
          .withMessage("option name has a key that is no string: 1");
      assertThatIllegalArgumentException().isThrownBy(() -> kept(new AtomicInteger(1)));
    }
  }

  @Test
  @DisplayName("has a key, tags and an end user, of which its text shows the key alone")
  void hasLabels() {
    VideoRequest request =
        VideoRequest.builder("a cat")
            .key("order-4711")
            .tag("team", "7")
            .tag("team", "8")
            .endUser("u-1")
            .build();

    assertThat(request.key()).hasValue("order-4711");
    assertThat(request.tags()).containsExactly(Map.entry("team", "8"));
    assertThat(request.endUser()).hasValue("u-1");
    assertThat(request.toBuilder().build()).isEqualTo(request);
    assertThat(request.toBuilder().tag("more", "1").build()).isNotEqualTo(request);
    assertThat(request.toString()).contains("key order-4711").doesNotContain("u-1");
    assertThat(VideoRequest.builder("a cat").build().tags()).isEmpty();
  }

  @Test
  @DisplayName("takes no label that is blank, long, or has control characters")
  void checksLabels() {
    VideoRequest.Builder request = VideoRequest.builder("a cat").key("k".repeat(256));
    for (String wrong : List.of("", " ", "a\nb", "k".repeat(257))) {
      assertThatIllegalArgumentException().isThrownBy(() -> request.key(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> request.endUser(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> request.tag("name", wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> request.tag(wrong, "value"));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> request.tag("a=b", "value"));
    for (int tag = 0; tag < 32; tag++) {
      request.tag("tag" + tag, "value");
    }
    request.tag("tag0", "other");
    assertThatIllegalArgumentException().isThrownBy(() -> request.tag("tag32", "value"));
  }
}
