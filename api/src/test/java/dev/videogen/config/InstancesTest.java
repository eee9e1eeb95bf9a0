package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The instances")
class InstancesTest {

  private final List<String> events = new ArrayList<>();

  /** A provider that notes which instances are opened and closed. */
  private StubProvider noting() {
    return StubProvider.openai()
        .opening(
            context -> {
              String name = context.instance();
              events.add("open " + name);
              return new StubGenerator(name, () -> events.add("close " + name));
            });
  }

  private static Instances instances(Function<ProviderContext, VideoGenerator> opening) {
    return Fixtures.isolated(StubProvider.openai().opening(opening)).build().open();
  }

  @Test
  @DisplayName(
      "are opened when they are first asked for, once, and closed together, the last first")
  void areOpenedOnceAndClosedTogether() {
    Instances instances =
        Fixtures.isolated(noting())
            .set("videogen.east.type", "openai")
            .set("videogen.west.type", "openai")
            .build()
            .open();
    assertThat(events).isEmpty();

    VideoGenerator openai = instances.generator("openai");
    VideoGenerator east = instances.generator("east");

    assertThat(openai.name()).isEqualTo("openai");
    assertThat(east.name()).isEqualTo("east");
    assertThat(instances.generator("openai")).isSameAs(openai);
    assertThat(instances.generator("east")).isSameAs(east);
    assertThat(events).containsExactly("open openai", "open east");
    instances.close();
    instances.close();
    assertThat(events).containsExactly("open openai", "open east", "close east", "close openai");
  }

  @Test
  @DisplayName("are no longer there after they were closed")
  void areNoLongerThereAfterClosing() {
    Instances instances = Fixtures.isolated(noting()).build().open();
    instances.generator("openai");
    instances.close();

    assertThatExceptionOfType(ClientClosedException.class)
        .isThrownBy(() -> instances.generator("openai"))
        .withMessage("The client is closed; open a new one.")
        .satisfies(
            closed -> {
              assertThat(closed.operation()).isEqualTo(Operation.OPEN);
              assertThat(closed.provider()).contains("openai");
            });
    assertThat(events).containsExactly("open openai", "close openai");
  }

  @Test
  @DisplayName("are all closed, even if one fails to")
  void areAllClosedEvenIfOneFails() {
    Instances instances =
        Fixtures.isolated(
                StubProvider.openai()
                    .opening(
                        context ->
                            new StubGenerator(
                                context.instance(),
                                () -> {
                                  events.add("close " + context.instance());
                                  if (!context.instance().equals("openai")) {
                                    throw new IllegalStateException(context.instance());
                                  }
                                })))
            .set("videogen.east.type", "openai")
            .set("videogen.west.type", "openai")
            .build()
            .open();
    instances.generator("openai");
    instances.generator("east");
    instances.generator("west");

    assertThatThrownBy(instances::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("west")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(suppressed -> assertThat(suppressed).hasMessage("east")));
    assertThat(events).containsExactly("close west", "close east", "close openai");
  }

  @Test
  @DisplayName("are opened once, though another thread asks meanwhile")
  void areOpenedOnceByTwoThreads() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicReference<Thread> other = new AtomicReference<>();
    try (Instances instances =
        instances(
            context -> {
              if (opened.incrementAndGet() == 1) {
                startAndAwaitBlocked(other.get(), () -> opened.get() > 1);
              }
              return new StubGenerator(context.instance());
            })) {
      AtomicReference<VideoGenerator> seenByOther = new AtomicReference<>();
      other.set(new Thread(() -> seenByOther.set(instances.generator("openai"))));

      VideoGenerator seen = instances.generator("openai");
      other.get().join();

      assertThat(seenByOther).hasValue(seen);
      assertThat(opened).hasValue(1);
    }
  }

  /** Gives another thread the time to come up to a lock, or past it if there is none. */
  private static void startAndAwaitBlocked(Thread thread, BooleanSupplier isPast) {
    thread.start();
    while (thread.getState() != Thread.State.BLOCKED && !isPast.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("can be asked for again after they failed to open")
  void canBeAskedForAgain() {
    AtomicInteger attempts = new AtomicInteger();
    try (Instances instances =
        instances(
            context -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return new StubGenerator(context.instance());
            })) {
      assertThatThrownBy(() -> instances.generator("openai"))
          .isInstanceOf(ConfigurationException.class);
      assertThat(instances.generator("openai").name()).isEqualTo("openai");
    }
  }

  @Test
  @DisplayName("hand on what a provider says is wrong")
  void handOnWhatAProviderSays() {
    AuthenticationException refused =
        new AuthenticationException(ErrorDetails.builder(Operation.OPEN, "no key").build());
    try (Instances instances =
        instances(
            context -> {
              throw refused;
            })) {
      assertThatThrownBy(() -> instances.generator("openai")).isSameAs(refused);
    }
  }

  @Test
  @DisplayName(
      "say so where a provider fails otherwise, without its words, which may hold a secret")
  void sayWhereAProviderFails() {
    IllegalStateException error = new IllegalStateException("key sk-123");
    NoClassDefFoundError missing = new NoClassDefFoundError("vendor/Sdk");
    Map<String, Throwable> failures = Map.of("openai", error, "east", missing);
    Instances instances =
        Fixtures.isolated(
                StubProvider.openai()
                    .opening(
                        context -> {
                          throw InstancesTest.<RuntimeException>sneak(
                              failures.get(context.instance()));
                        }))
            .set("videogen.east.type", "openai")
            .build()
            .open();

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> instances.generator("openai"))
        .withMessage(
            "The provider of openai did not open: an error of its own, which is the cause of this"
                + " one (java.lang.IllegalStateException).")
        .withCause(error)
        .satisfies(refused -> assertThat(refused.provider()).contains("openai"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> instances.generator("east"))
        .withMessage(
            "The provider of east (openai) did not open: a library that it needs is missing or of"
                + " another version (java.lang.NoClassDefFoundError: vendor/Sdk).")
        .withCause(missing);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  @DisplayName("are known by name, though their providers may not be there")
  void areKnownByName() {
    try (Instances instances =
        Fixtures.isolated(StubProvider.openai())
            .set("videogen.east.type", "openai")
            .build()
            .open()) {
      assertThat(List.of("openai", "east", "azure")).allMatch(instances::knows);
      assertThat(instances.knows("west")).isFalse();
      assertThatThrownBy(() -> instances.generator("west"))
          .hasMessageStartingWith(
              "There is no instance \"west\"; there are: east (openai), openai.");
      assertThatThrownBy(() -> instances.generator("azure"))
          .hasMessageStartingWith("The provider azure is not on the class path; found: openai.");
    }
  }

  @Test
  @DisplayName("know the providers that were found")
  void knowTheProviders() {
    StubProvider openai = StubProvider.openai();
    try (Instances instances = Fixtures.isolated(openai).build().open()) {
      assertThat(instances.providers()).containsExactly(openai);
    }
  }

  @ParameterizedTest(name = "{0} for all, {1} for openai: {2} requests in the first minute")
  @CsvSource({"'', '', 100", "5, '', 5", "'', 7, 7", "5, 7, 7"})
  @DisplayName("are each held to their requests per minute, by the client's clock")
  void areHeldToTheirRequests(String ofAll, String own, int expected) throws Exception {
    List<ProviderContext> contexts = new ArrayList<>();
    StubTime time = new StubTime();
    Configuration.Builder builder =
        Fixtures.isolated(
                StubProvider.openai()
                    .opening(
                        context -> {
                          contexts.add(context);
                          return new StubGenerator(context.instance());
                        }))
            .environment(
                Map.of(
                    "VIDEOGEN_REQUESTS_PER_MINUTE", ofAll,
                    "VIDEOGEN_OPENAI_REQUESTS_PER_MINUTE", own))
            .time(time);
    try (Instances instances = builder.build().open()) {
      instances.generator("openai");
      RateLimiter budget = contexts.get(0).budget();
      int sent = 0;
      while (sent < 100 && time.nanoTime() == 0) {
        budget.acquire(RequestPriority.POLL);
        sent += time.nanoTime() == 0 ? 1 : 0;
      }

      assertThat(sent).isEqualTo(expected);
      assertThat(Duration.ofNanos(time.nanoTime()))
          .isEqualTo(expected == 100 ? Duration.ZERO : Duration.ofMinutes(1));
    }
  }
}
