package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.includeTags;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.integration.breakers.Breaker;
import java.util.Arrays;
import java.util.List;
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

  private static ConformanceHarness current;

  /** The kit, run on whichever provider is under test now. */
  static class OnOneProvider extends VideoGeneratorConformanceTest {

    @Override
    protected ConformanceHarness harness() {
      return current;
    }
  }

  private static List<Breaker> breakers() {
    return Breaker.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakers")
  @DisplayName("fail on the provider that breaks them")
  void failOnTheBroken(Breaker breaker) {
    FakeVideoGenerator fake = breaker.fake();
    current = FakeHarness.breaking(fake, breaker.breaking());

    assertThat(run(breaker.rule()).failed().count()).as(breaker.rule()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakers")
  @DisplayName("pass on the same provider in one piece")
  void passOnTheSound(Breaker breaker) {
    current = FakeHarness.of(breaker.fake());

    assertThat(run(breaker.rule()).succeeded().count()).as(breaker.rule()).isEqualTo(1);
  }

  @Test
  @DisplayName("have one provider each that breaks them")
  void everyRuleHasABreaker() {
    assertThat(breakers()).extracting(Breaker::rule).containsExactlyInAnyOrderElementsOf(rules());
  }

  private static Events run(String rule) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(OnOneProvider.class))
        .filters(includeTags(rule))
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
