package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.VideoClient;
import dev.videogen.VideoOutput;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeScript;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.ScriptedDownload;
import dev.videogen.fake.ScriptedJob;
import dev.videogen.fake.ScriptedSubmission;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/decisions/same-both-ways.md. */
@DisplayName("A script has the same outcome and the same number of calls on the fake and over")
class SameBothWaysTest {

  private static final Pattern METHOD = Pattern.compile("(\\w+)\\(");

  /** Lines about what no vendor's response tells. */
  private static final Map<String, Consumer<ScriptedJob>> TOLD_BY_NO_WIRE =
      Map.of(
          "isBilled", job -> job.isBilled(Billed.NO),
          "costs", job -> job.costs(BigDecimal.ONE),
          "hasOutputs", job -> job.hasOutputs(VideoOutput.Kind.ADDRESS));

  private static final Pattern NONE = Pattern.compile("(?!)");

  /**
   * Scripts and counts of calls that come out otherwise: what has ended is read by a second call,
   * and there are two ways to a file, each of which is tried.
   */
  private static final Pattern OTHERWISE_AT_FAL =
      Pattern.compile("^(?:download: .*\\(.*|retrieve: 5 |(?:retrieve|download) calls)");

  /** For a file that cannot be opened the job is read once more, for another address. */
  private static final Pattern OTHERWISE_AT_REPLICATE = Pattern.compile("^retrieve calls");

  @TempDir Path folder;

  /** A vendor whose wire the emulator speaks. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Wire {
    OPENAI(
        FakePreset.openAi(), VideoEmulator.Builder::openAi, EmulatorHarness::openAiSettings, NONE),
    AZURE_JOBS(
        FakePreset.azureJobs(),
        VideoEmulator.Builder::azureJobs,
        emulator -> EmulatorHarness.azure(emulator, "jobs"),
        NONE),
    AZURE_VIDEOS(
        FakePreset.azureVideos(),
        VideoEmulator.Builder::azureVideos,
        emulator -> EmulatorHarness.azure(emulator, "videos"),
        NONE),
    OPENROUTER(
        FakePreset.openRouter(),
        VideoEmulator.Builder::openRouter,
        EmulatorHarness::openRouterSettings,
        NONE),
    FAL(
        FakePreset.fal(),
        VideoEmulator.Builder::fal,
        EmulatorHarness::falSettings,
        OTHERWISE_AT_FAL),
    REPLICATE(
        FakePreset.replicate(),
        VideoEmulator.Builder::replicate,
        EmulatorHarness::replicateSettings,
        OTHERWISE_AT_REPLICATE);

    private final FakePreset preset;
    private final BiFunction<VideoEmulator.Builder, FakeVideoGenerator, VideoEmulator.Builder> use;
    private final Function<VideoEmulator, Map<String, String>> settings;
    private final Pattern otherwise;

    Wire(
        FakePreset preset,
        BiFunction<VideoEmulator.Builder, FakeVideoGenerator, VideoEmulator.Builder> use,
        Function<VideoEmulator, Map<String, String>> settings,
        Pattern otherwise) {
      this.preset = preset;
      this.use = use;
      this.settings = settings;
      this.otherwise = otherwise;
    }

    /** Whether a script, or a line of what came of it, is not the same for a reason. */
    boolean isOtherwise(String text) {
      return otherwise.matcher(text).find();
    }

    VideoEmulator serve(FakeVideoGenerator fake) {
      return use.apply(VideoEmulator.builder(), fake).start();
    }

    /** A fake whose jobs are completed at once, unless its script says otherwise. */
    FakeVideoGenerator fake(Consumer<FakeScript> script) {
      FakeVideoGenerator fake =
          FakeVideoGenerator.builder().preset(preset).jobDuration(Duration.ZERO).build();
      script.accept(fake.script());
      return fake;
    }
  }

  static Stream<Arguments> cases() {
    return ScriptTable.all().entrySet().stream()
        .flatMap(
            script ->
                wires(script.getKey())
                    .map(wire -> Arguments.of(wire, script.getKey(), script.getValue())));
  }

  /** Each script takes one wire, the same one in every build, unless all are asked for. */
  private static Stream<Wire> wires(String script) {
    List<Wire> wires = Stream.of(Wire.values()).filter(wire -> !wire.isOtherwise(script)).toList();
    return "all".equals(System.getProperty("scripts.wires"))
        ? wires.stream()
        : Stream.of(wires.get(Math.floorMod(script.hashCode(), wires.size())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  @DisplayName("the wire of")
  void isTheSame(Wire wire, String name, Consumer<FakeScript> script) {
    List<String> direct;
    FakeVideoGenerator fake = wire.fake(script);
    try (VideoClient videos = VideoClient.of(fake)) {
      direct = ScriptedJourney.of(videos, fake, folder.resolve("direct.mp4"));
    }

    assertThat(comparable(wire, overHttp(wire, script)))
        .as(name)
        .isEqualTo(comparable(wire, direct));
  }

  private static List<String> comparable(Wire wire, List<String> lines) {
    return lines.stream().filter(line -> !wire.isOtherwise(line)).toList();
  }

  private List<String> overHttp(Wire wire, Consumer<FakeScript> script) {
    FakeVideoGenerator fake = wire.fake(script);
    try (VideoEmulator emulator = wire.serve(fake)) {
      VideoClient.Builder client = VideoClient.builder().time(fake.time());
      wire.settings.apply(emulator).forEach(client::set);
      try (VideoClient videos = client.build()) {
        return ScriptedJourney.of(videos, fake, folder.resolve("http.mp4"));
      }
    }
  }

  @Test
  @DisplayName("a wire, with every method that a script has")
  void coversEveryMethod() {
    Set<String> used =
        ScriptTable.all().entrySet().stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), lines(entry.getValue())))
            .flatMap(text -> METHOD.matcher(text).results())
            .map(SameBothWaysTest::name)
            .collect(Collectors.toSet());

    assertThat(used)
        .containsAll(scriptMethods(FakeScript.class))
        .containsAll(scriptMethods(ScriptedSubmission.class))
        .containsAll(
            scriptMethods(ScriptedJob.class).stream()
                .filter(name -> !TOLD_BY_NO_WIRE.containsKey(name))
                .toList())
        .containsAll(scriptMethods(ScriptedDownload.class));
  }

  private static String name(MatchResult method) {
    return method.group(1);
  }

  private static Stream<String> lines(Consumer<FakeScript> script) {
    FakeScript written = FakeVideoGenerator.create().script();
    script.accept(written);
    return written.unusedScripts().stream();
  }

  /** Those that say what is to happen. */
  private static List<String> scriptMethods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass().getPackage() == type.getPackage())
        .map(Method::getName)
        .filter(name -> !Set.of("unusedScripts", "clear", "toString").contains(name))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("a wire, for what no wire tells cannot be scripted of its vendor")
  void refusesWhatNoWireTells(Wire wire) {
    FakeScript script = wire.fake(nothing -> {}).script();

    assertThat(TOLD_BY_NO_WIRE.values())
        .allSatisfy(
            line ->
                assertThatThrownBy(() -> line.accept(script.nextJob()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FakePreset.generic()"));
  }

  @Test
  @DisplayName("a wire, with every error that a vendor answers with")
  void coversEveryError() {
    String errors = String.join(" ", ScriptTable.errors().keySet());

    assertThat(Arrays.stream(FakeError.class.getMethods()))
        .filteredOn(method -> Modifier.isStatic(method.getModifiers()))
        .allSatisfy(method -> assertThat(errors).contains(method.getName() + "("));
  }
}
