package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.AspectRatio;
import dev.videogen.Fit;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.UnsupportedRequestException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

@Label("Whatever is asked of whatever model")
class ModePropertiesTest {

  private static final Refusal REFUSAL = new Refusal("east");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("the nearest is what the model takes, exactly")
  void nearestPassesExact(
      @ForAll("requests") VideoRequest request, @ForAll("models") ModelCapabilities model) {
    Checked nearest = check(request, model, Fit.NEAREST);

    Checked again = check(nearest.request(), model, Fit.EXACT);
    assertThat(again.adjustments()).isEmpty();
    if (nearest.resolved().equals(nearest.request())) {
      assertThat(again.request()).isEqualTo(nearest.request());
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("what fits is moved nowhere")
  void fittingIsLeftAlone(
      @ForAll("requests") VideoRequest request, @ForAll("models") ModelCapabilities model) {
    Optional<Checked> exact = exact(request, model);
    Statistics.label("fits").collect(exact.isPresent());

    exact.ifPresent(fitting -> assertThat(check(request, model, Fit.NEAREST)).isEqualTo(fitting));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("an exact fit changes no more than the words for the size")
  void exactKeepsWhatWasAskedFor(
      @ForAll("requests") VideoRequest request, @ForAll("models") ModelCapabilities model) {
    exact(request, model)
        .ifPresent(
            checked -> {
              VideoRequest known = checked.resolved();
              assertThat(checked.adjustments()).isEmpty();
              assertThat(known.variants()).isEqualTo(request.variants());
              assertThat(FrameSize.of(known).fits(FrameSize.of(request))).isTrue();
              request.duration().ifPresent(length -> assertThat(known.duration()).hasValue(length));
              assertNothingElseIsTold(request, checked.request());
            });
  }

  private static void assertNothingElseIsTold(VideoRequest request, VideoRequest told) {
    if (FrameSize.of(request).isOpen()) {
      assertThat(FrameSize.of(told).isOpen()).isTrue();
    }
    assertThat(told.duration().isEmpty() || told.duration().equals(request.duration())).isTrue();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("what is always the same, or the vendor decides, is not told to the vendor")
  void fixedIsNotTold(@ForAll("requests") VideoRequest request, @ForAll("modes") Mode mode) {
    Checked nearest = check(request, Models.offering(mode), Fit.NEAREST);
    VideoRequest told = nearest.request();

    assertTold(mode.sizes(), told.size(), nearest.resolved().size());
    assertTold(mode.aspectRatios(), told.aspectRatio(), nearest.resolved().aspectRatio());
    assertTold(mode.resolutions(), told.resolution(), nearest.resolved().resolution());
    assertTold(mode.durations(), told.duration(), nearest.resolved().duration());
  }

  private static <T> void assertTold(Axis<T> axis, Optional<T> told, Optional<T> known) {
    if (axis.kind() == Axis.Kind.FIXED || axis.kind() == Axis.Kind.AUTO) {
      assertThat(told).isEmpty();
    }
    known.ifPresent(
        value -> assertThat(axis.takes(value) || axis.kind() == Axis.Kind.UNKNOWN).isTrue());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("nothing is changed in silence")
  void nothingIsChangedInSilence(
      @ForAll("requests") VideoRequest request, @ForAll("models") ModelCapabilities model) {
    Checked nearest = check(request, model, Fit.NEAREST);

    assertThat(nearest.adjustments().isEmpty()).isEqualTo(exact(request, model).isPresent());
    assertThat(nearest.adjustments())
        .allSatisfy(change -> assertThat(change.requested()).isNotEqualTo(change.used()));
    boolean duration =
        request.duration().isEmpty()
            ? nearest.request().duration().isEmpty()
            : nearest.resolved().duration().equals(request.duration());
    boolean variants = nearest.request().variants() == request.variants();
    assertThat(nearest.adjustments().stream().anyMatch(change -> change.what().equals("duration")))
        .isNotEqualTo(duration);
    assertThat(nearest.adjustments().stream().anyMatch(change -> change.what().equals("variants")))
        .isNotEqualTo(variants);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("a refusal says what is on offer")
  void aRefusalSaysWhatIsOnOffer(
      @ForAll("requests") VideoRequest request, @ForAll("models") ModelCapabilities model) {
    if (exact(request, model).isEmpty()) {
      assertThatThrownBy(() -> check(request, model, Fit.EXACT))
          .hasMessageContaining(model.modes().get(0).toString())
          .hasMessageContaining(model.name());
    }
  }

  private static Checked check(VideoRequest request, ModelCapabilities model, Fit fit) {
    return ModeRule.apply(Checked.of(request), model, fit, REFUSAL);
  }

  private static Optional<Checked> exact(VideoRequest request, ModelCapabilities model) {
    try {
      return Optional.of(check(request, model, Fit.EXACT));
    } catch (UnsupportedRequestException refused) {
      return Optional.empty();
    }
  }

  private static final List<AspectRatio> RATIOS =
      List.of(
          AspectRatio.of(16, 9),
          AspectRatio.of(9, 16),
          AspectRatio.of(1, 1),
          AspectRatio.of(4, 3),
          AspectRatio.of(9, 21));

  private static final List<Resolution> CLASSES =
      List.of(Resolution.P480, Resolution.P720, Resolution.P1080, Resolution.K1, Resolution.K4);

  private static final List<VideoSize> SIZES =
      List.of(VideoSize.of(1280, 720), VideoSize.of(720, 1280), VideoSize.of(1000, 1000));

  private static final List<Duration> DURATIONS =
      List.of(
          Duration.ofSeconds(4),
          Duration.ofSeconds(5),
          Duration.ofSeconds(8),
          Duration.ofMillis(4500),
          Duration.ofSeconds(20));

  private static Arbitrary<VideoSize> sizes() {
    Arbitrary<VideoSize> usual =
        Combinators.combine(Arbitraries.of(CLASSES), Arbitraries.of(RATIOS)).as(Resolution::at);
    Arbitrary<VideoSize> unusual =
        Combinators.combine(
                Arbitraries.integers().between(1, 4000), Arbitraries.integers().between(1, 4000))
            .as(VideoSize::of);
    return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, unusual));
  }

  @Provide
  Arbitrary<VideoRequest> requests() {
    Arbitrary<AspectRatio> ratios =
        Arbitraries.oneOf(
            Arbitraries.of(RATIOS),
            Combinators.combine(
                    Arbitraries.integers().between(1, 99), Arbitraries.integers().between(1, 99))
                .as(AspectRatio::of));
    Arbitrary<Resolution> classes =
        Arbitraries.oneOf(
            Arbitraries.of(CLASSES),
            Arbitraries.integers().between(1, 5000).map(edge -> new Resolution(edge + "p", edge)));
    Arbitrary<FrameSize> shapes =
        Arbitraries.oneOf(
            Arbitraries.just(FrameSize.OPEN),
            sizes().map(FrameSize::of),
            ratios.map(FrameSize.OPEN::with),
            classes.map(FrameSize.OPEN::with),
            Combinators.combine(ratios, classes)
                .as((ratio, resolution) -> FrameSize.OPEN.with(ratio).with(resolution)));
    Arbitrary<Duration> durations =
        Arbitraries.oneOf(
            Arbitraries.of(DURATIONS),
            Arbitraries.integers().between(1, 30_000).map(Duration::ofMillis));
    return Combinators.combine(shapes, durations.optional(), Arbitraries.integers().between(1, 4))
        .as(
            (shape, duration, variants) -> {
              VideoRequest.Builder request = VideoRequest.builder("A cat").variants(variants);
              duration.ifPresent(request::duration);
              return shape.applyTo(request.build());
            });
  }

  @Provide
  Arbitrary<ModelCapabilities> models() {
    return Combinators.combine(
            modes().list().ofMinSize(1).ofMaxSize(4),
            sizes().optional(),
            Arbitraries.of(DURATIONS).optional())
        .as(
            (modes, size, duration) -> {
              ModelCapabilities.Builder model = ModelCapabilities.builder("any").modes(modes);
              size.ifPresent(model::defaultSize);
              duration.ifPresent(model::defaultDuration);
              return model.build();
            });
  }

  /** An axis of any kind, half of them of those that most vendors have. */
  private static <T> Arbitrary<Axis<T>> axes(List<T> values, List<Arbitrary<Axis<T>>> ranges) {
    Arbitrary<Axis<T>> choices =
        Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(3).map(Axis::choice);
    List<Arbitrary<Axis<T>>> kinds = new ArrayList<>(ranges);
    kinds.add(choices);
    kinds.add(choices);
    kinds.add(Arbitraries.just(Axis.unknown()));
    kinds.add(Arbitraries.just(Axis.unknown()));
    kinds.add(Arbitraries.of(values).map(Axis::fixed));
    kinds.add(Arbitraries.just(Axis.auto()));
    kinds.add(Arbitraries.just(Axis.free()));
    return Arbitraries.oneOf(kinds);
  }

  @Provide
  Arbitrary<Mode> modes() {
    Arbitrary<Axis<VideoSize>> sizeRanges =
        Combinators.combine(Arbitraries.of(1, 2, 16), Arbitraries.integers().between(1, 20))
            .as(
                (step, smallest) ->
                    Axis.range(
                        VideoSize.of(16 * smallest, 16 * smallest),
                        VideoSize.of(1920, 1072),
                        step));
    Arbitrary<Axis<Duration>> durationRanges =
        Combinators.combine(
                Arbitraries.integers().between(1, 8),
                Arbitraries.integers().between(0, 20),
                Arbitraries.of(250, 500, 1000).optional())
            .as(
                (first, more, step) -> {
                  Duration min = Duration.ofSeconds(first);
                  Duration max = min.plusSeconds(more);
                  return step.map(millis -> Axis.range(min, max, Duration.ofMillis(millis)))
                      .orElseGet(() -> Axis.range(min, max));
                });
    Arbitrary<Axis<VideoSize>> sizes =
        Arbitraries.oneOf(
            axes(SIZES, List.of(sizeRanges)),
            sizes().list().ofMinSize(1).ofMaxSize(3).map(Axis::choice));
    return Combinators.combine(
            sizes,
            axes(RATIOS, List.of()),
            axes(CLASSES, List.of()),
            axes(DURATIONS, List.of(durationRanges)),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("0.10", "0.30").map(BigDecimal::new).optional())
        .as(
            (size, ratios, classes, durations, variants, price) -> {
              Mode.Builder mode =
                  Mode.builder()
                      .sizes(size)
                      .aspectRatios(ratios)
                      .resolutions(classes)
                      .durations(durations)
                      .maxVariants(variants);
              price.ifPresent(mode::pricePerSecond);
              return mode.build();
            });
  }
}
