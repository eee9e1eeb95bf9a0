package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.includeTags;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.integration.breakers.Breaker;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("The conformance kit's rules")
class RulesTest {

  private static Supplier<ConformanceHarness> current;

  /** The kit, run on whichever provider is under test now. */
  static class OnOneProvider extends VideoGeneratorConformanceTest {

    @Override
    protected ConformanceHarness harness() {
      return current.get();
    }
  }

  private static List<Breaker> breakers() {
    return Breaker.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakers")
  @DisplayName("fail on the provider that breaks them")
  void failOnTheBroken(Breaker breaker) {
    current = () -> FakeHarness.breaking(breaker.fake(), breaker.breaking());

    assertThat(run(List.of(breaker.rule())).failed().count()).as(breaker.rule()).isEqualTo(1);
  }

  /** The breakers by the sound provider that they break. */
  private static Collection<List<Breaker>> sound() {
    return breakers().stream()
        .collect(Collectors.groupingBy(breaker -> breaker.fake().capabilities()))
        .values();
  }

  @ParameterizedTest
  @MethodSource("sound")
  @DisplayName("pass on the same provider in one piece")
  void passOnTheSound(List<Breaker> breakers) {
    List<String> rules = breakers.stream().map(Breaker::rule).distinct().toList();
    current = () -> FakeHarness.of(breakers.get(0).fake());
    Events tests = run(rules);

    assertThat(tests.failed().list()).isEmpty();
    assertThat(tests.succeeded().count()).as("of " + rules).isEqualTo(rules.size());
  }

  @Test
  @DisplayName("have a provider each, or several, that break them")
  void everyRuleHasABreaker() {
    assertThat(breakers().stream().map(Breaker::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(rules());
    assertThat(breakers()).extracting(Breaker::toString).doesNotHaveDuplicates();
  }

  private static Events run(List<String> rules) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(OnOneProvider.class))
        .filters(includeTags(rules))
        .execute()
        .testEvents();
  }

  private static List<String> rules() {
    return Stream.of(VideoGeneratorConformanceTest.class.getDeclaredClasses())
        .map(Class::getSuperclass)
        .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Tag.class))
        .map(method -> method.getAnnotation(Tag.class).value())
        .toList();
  }
}
