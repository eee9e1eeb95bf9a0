package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

abstract class SentRules {

  private static final String PROMPT =
      "A \"cat\" & 1\u00a0Hund\\\n\u732b \ud83c\udfb9 100% <b>?</b>";

  private final RuleContext bench;

  SentRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("SNT-01")
  @DisplayName("SNT-01 the prompt arrives as it was given, whatever characters are in it")
  void prompt() {
    VideoRequest request = with().prompt(PROMPT).build();

    assertThat(bench.received(request).prompt()).contains(PROMPT);
  }

  @Test
  @Tag("SNT-02")
  @DisplayName("SNT-02 the model that is asked for is the one that arrives, whichever is declared")
  void models() {
    List<VideoRequest> models = bench.offered().ofModels();
    assumeTrue(!models.isEmpty(), "needs models that are declared");
    for (VideoRequest request : models) {
      assertThat(bench.received(request).model()).isEqualTo(request.model());
    }
  }

  @Test
  @Tag("SNT-03")
  @DisplayName("SNT-03 the duration that is asked for arrives, whichever is declared")
  void durations() {
    List<VideoRequest> requests =
        modes().filter(request -> request.duration().isPresent()).toList();
    assumeTrue(!requests.isEmpty(), "needs modes with durations");
    for (VideoRequest request : requests) {
      assertThat(bench.received(request).duration())
          .as("%s", request)
          .isEqualTo(request.duration());
    }
  }

  @Test
  @Tag("SNT-04")
  @DisplayName("SNT-04 the size, ratio or resolution that is asked for arrives")
  void shapes() {
    List<VideoRequest> requests = modes().filter(SentRules::hasShape).toList();
    assumeTrue(!requests.isEmpty(), "needs modes with sizes, ratios or resolutions");
    for (VideoRequest request : requests) {
      VideoRequest received = bench.received(request);
      assertThat(SentShape.arrived(request, received)).as("%s of %s", received, request).isTrue();
    }
  }

  @Test
  @Tag("SNT-05")
  @DisplayName("SNT-05 the number of variants arrives")
  void variants() {
    int most = bench.model().modes().stream().mapToInt(Mode::maxVariants).min().orElse(1);
    assumeTrue(most > 1, "needs a model that makes several variants");

    assertThat(bench.received(with().variants(2).build()).variants()).isEqualTo(2);
  }

  @Test
  @Tag("SNT-06")
  @DisplayName("SNT-06 the negative prompt arrives")
  void negativePrompt() {
    bench.needs(Feature.NEGATIVE_PROMPT);
    VideoRequest request = with().negativePrompt("dogs \u2014 and \"rain\"").build();

    assertThat(bench.received(request).negativePrompt()).isEqualTo(request.negativePrompt());
  }

  @Test
  @Tag("SNT-07")
  @DisplayName("SNT-07 the seed arrives")
  void seed() {
    bench.needs(Feature.SEED);

    assertThat(bench.received(with().seed(4711).build()).seed()).hasValue(4711);
  }

  @Test
  @Tag("SNT-08")
  @DisplayName("SNT-08 the choice of sound or silence arrives")
  void audio() {
    bench.needs(Feature.AUDIO);

    for (boolean choice : new boolean[] {true, false}) {
      assertThat(bench.received(with().audio(choice).build()).audio()).contains(choice);
    }
  }

  @Test
  @Tag("SNT-09")
  @DisplayName("SNT-09 the frames per second arrive")
  void fps() {
    bench.needs(Feature.FPS);

    assertThat(bench.received(with().fps(24).build()).fps()).hasValue(24);
  }

  @Test
  @Tag("SNT-10")
  @DisplayName("SNT-10 a first and a last frame arrive, each as what it is")
  void frames() {
    ModelCapabilities model = modelTaking(Feature.LAST_FRAME, Feature.FIRST_FRAME);
    List<MediaInput> frames = new ArrayList<>();
    if (model.support(Feature.FIRST_FRAME).isAvailable()) {
      frames.add(new MediaInput(MediaRole.FIRST_FRAME, picture(model, 0)));
    }
    if (model.support(Feature.LAST_FRAME).isAvailable()) {
      frames.add(new MediaInput(MediaRole.LAST_FRAME, picture(model, 0xff)));
    }

    assertArrive(model, frames);
  }

  @Test
  @Tag("SNT-11")
  @DisplayName("SNT-11 references arrive, all of them and in their order")
  void references() {
    ModelCapabilities model = modelTaking(Feature.REFERENCE_IMAGE);
    int most = model.maxReferences().orElse(2);
    List<MediaInput> references =
        Stream.of(0x0f, 0x33)
            .limit(Math.max(1, most))
            .map(pattern -> new MediaInput(MediaRole.REFERENCE, picture(model, pattern)))
            .toList();

    assertArrive(model, references);
  }

  @Test
  @Tag("SNT-12")
  @DisplayName("SNT-12 options arrive")
  void options() {
    Map<String, Object> options = bench.harness().options();
    bench.means(!options.isEmpty(), "name an option of the vendor");
    VideoRequest.Builder request = with();
    options.forEach(request::option);

    assertThat(bench.received(request.build()).options()).containsAllEntriesOf(options);
  }

  @Test
  @Tag("SNT-13")
  @DisplayName("SNT-13 what a request leaves open is left open, or is the model's default")
  void open() {
    VideoRequest request =
        with().withoutDuration().withoutSize().without(Feature.NEGATIVE_PROMPT).build();
    VideoRequest resolved = bench.askable(request).resolved();
    VideoRequest received = bench.received(request);

    assertThat(received.duration()).isIn(resolved.duration(), Optional.<Duration>empty());
    assertThat(SentShape.pixels(received)).isIn(resolved.size(), Optional.<VideoSize>empty());
    assertThat(received.negativePrompt()).isEmpty();
    assertThat(received.variants()).isEqualTo(1);
    assertThat(received.source()).isEmpty();
    assertThat(received.inputs()).hasSameSizeAs(request.inputs());
  }

  @Test
  @Tag("SNT-14")
  @DisplayName("SNT-14 two requests arrive, each as it was asked for")
  void severalRequests() {
    List<String> prompts = List.of("a red kite", "a blue kite", "a red kite");

    assertThat(prompts.stream().map(prompt -> bench.received(with().prompt(prompt).build())))
        .extracting(request -> request.prompt().orElse("no prompt"))
        .containsExactlyElementsOf(prompts);
  }

  @Test
  @Tag("SNT-15")
  @DisplayName("SNT-15 a remix arrives with its prompt and the job that it is made from")
  void remix() {
    bench.needs(Feature.REMIX);
    bench.received();
    VideoJob source = bench.completed();
    bench.completedForOneself();
    VideoRequest received = bench.received(bench.remix(source.id()));

    assertThat(received.prompt()).isEqualTo(bench.remix(source.id()).prompt());
    assertThat(received.source().flatMap(each -> each.job()).map(job -> job.id()))
        .contains(source.id());
  }

  private VideoRequest.Builder with() {
    return bench.request().toBuilder();
  }

  private Stream<VideoRequest> modes() {
    return bench.offered().ofModes().stream();
  }

  private static boolean hasShape(VideoRequest request) {
    return request.size().isPresent()
        || request.aspectRatio().isPresent()
        || request.resolution().isPresent();
  }

  /** The request's model, or another that takes one of the inputs, the first if there is one. */
  private ModelCapabilities modelTaking(Feature... oneOf) {
    return Stream.of(oneOf)
        .flatMap(
            feature ->
                Stream.concat(
                        bench.capabilities().modelOf(bench.request()).stream(),
                        bench.capabilities().models().stream())
                    .filter(model -> model.support(feature).isAvailable()))
        .findFirst()
        .orElseThrow(() -> new TestAbortedException("needs a model with " + List.of(oneOf)));
  }

  /** A picture of the size that the model's videos have unless another is asked for. */
  private static Media picture(ModelCapabilities model, int pattern) {
    return TestPicture.of(model.defaultSize().orElse(VideoSize.of(1280, 720)), pattern);
  }

  private void assertArrive(ModelCapabilities model, List<MediaInput> inputs) {
    VideoRequest.Builder request = with().withoutSize().withoutDuration().inputs(inputs);
    if (!bench.capabilities().modelOf(bench.request()).equals(Optional.of(model))) {
      request.model(model.name());
    }
    if (model.framesMatchSize()) {
      model.defaultSize().ifPresent(request::size);
    }

    assertThat(bench.received(request.build()).inputs().stream().map(SentRules::told))
        .containsExactlyInAnyOrderElementsOf(inputs.stream().map(SentRules::told).toList());
    assertThat(references(bench.received(request.build()).inputs())).isEqualTo(references(inputs));
  }

  private static List<String> references(List<MediaInput> inputs) {
    return inputs.stream()
        .filter(input -> input.role() == MediaRole.REFERENCE)
        .map(SentRules::told)
        .toList();
  }

  /** An input as text: two are equal when their roles and what they hold are. */
  private static String told(MediaInput input) {
    Media media = input.media();
    if (!media.hasContent()) {
      return input.role() + " " + media;
    }
    try (InputStream content = media.open()) {
      byte[] bytes = content.readAllBytes();
      return input.role() + " of " + bytes.length + " bytes, " + Arrays.hashCode(bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
