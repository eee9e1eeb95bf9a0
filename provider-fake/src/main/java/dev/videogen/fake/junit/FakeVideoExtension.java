package dev.videogen.fake.junit;

import dev.videogen.VideoClient;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test a fake video generator of its own, with a client of it, and takes both away when
 * the test has ended.
 *
 * <pre>{@code
 * @ExtendWith(FakeVideoExtension.class)
 * class TrailerServiceTest {
 *   @Test
 *   void resumesABrokenDownload(FakeVideoGenerator fake, VideoClient videos) {
 *     fake.script().nextDownload().breaksAt(10_000);
 *     new TrailerService(videos).render("A cat playing piano");
 *     assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(2);
 *   }
 * }
 * }</pre>
 *
 * <p>Parameters of the types {@link FakeVideoGenerator}, {@link VideoClient} and {@link FakeClock}
 * are resolved in test methods, in methods run before and after each of them, and in the
 * constructor of a class whose instance lives as long as a test. A fake that is set up otherwise is
 * registered, and can be asked for as well:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeVideoExtension VIDEOS =
 *     FakeVideoExtension.with(fake -> fake.preset(FakePreset.openAi()));
 * }</pre>
 *
 * <p>A test that succeeds although its fake has {@linkplain
 * dev.videogen.fake.FakeScript#unusedScripts() unused scripts} fails, since it did not test what it
 * was written for.
 *
 * <p>Works with JUnit 5.10 to 6. One extension serves tests that run in parallel: each has its own
 * fake.
 */
public final class FakeVideoExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final List<Class<?>> TYPES =
      List.of(FakeVideoGenerator.class, VideoClient.class, FakeClock.class);

  private final OnePerTest<TestFake> fakes;
  private final Map<Thread, TestFake> running = new ConcurrentHashMap<>();

  /**
   * An extension with {@link FakeVideoGenerator#create()} for each test.
   *
   * @throws IllegalStateException if the JUnit on the class path is older than 5.10
   */
  public FakeVideoExtension() {
    this(fake -> {});
  }

  private FakeVideoExtension(Consumer<FakeVideoGenerator.Builder> setup) {
    Objects.requireNonNull(setup, "setup");
    this.fakes = new OnePerTest<>(() -> TestFake.of(setup), fake -> fake.client().close());
  }

  /**
   * An extension with a fake that is set up otherwise.
   *
   * @param setup what differs from {@link FakeVideoGenerator#create()}; run for each test
   * @return the extension, to be registered
   * @throws IllegalStateException if the JUnit on the class path is older than 5.10
   */
  public static FakeVideoExtension with(Consumer<FakeVideoGenerator.Builder> setup) {
    return new FakeVideoExtension(setup);
  }

  /**
   * The fake of the test that runs on this thread, or else of the only one that runs.
   *
   * @return the fake
   * @throws IllegalStateException if no test runs, or several do, none of them on this thread
   */
  public FakeVideoGenerator generator() {
    return running().generator();
  }

  /**
   * The client of the test that runs on this thread, or else of the only one that runs.
   *
   * @return the client, which the extension closes
   * @throws IllegalStateException if no test runs, or several do, none of them on this thread
   */
  public VideoClient client() {
    return running().client();
  }

  /**
   * The clock of the test that runs on this thread, or else of the only one that runs.
   *
   * @return the clock
   * @throws IllegalStateException if no test runs, or several do, none of them on this thread, or
   *     the fake was set up with another clock
   */
  public FakeClock clock() {
    return generator().clock();
  }

  private TestFake running() {
    TestFake own = running.get(Thread.currentThread());
    if (own != null) {
      return own;
    }
    List<TestFake> all = List.copyOf(running.values());
    if (all.size() != 1) {
      throw new IllegalStateException(
          all.isEmpty()
              ? "no test runs: a fake is there from before each test until after it"
              : "several tests run, none on this thread: take the fake on the test's own thread");
    }
    return all.get(0);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running.put(Thread.currentThread(), fakes.get(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestFake fake = fakes.get(context);
    running.values().remove(fake);
    fake.client().close();
    if (context.getExecutionException().isEmpty()) {
      fake.failIfUnused();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType())
        && fakes.isAvailable(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    TestFake fake = fakes.get(parameter, context);
    if (type == VideoClient.class) {
      return fake.client();
    }
    return type == FakeClock.class ? fake.generator().clock() : fake.generator();
  }

  /** What one test has. */
  private record TestFake(FakeVideoGenerator generator, VideoClient client) {

    static TestFake of(Consumer<FakeVideoGenerator.Builder> setup) {
      FakeVideoGenerator.Builder builder = FakeVideoGenerator.builder();
      setup.accept(builder);
      FakeVideoGenerator generator = builder.build();
      return new TestFake(generator, VideoClient.of(generator));
    }

    void failIfUnused() {
      List<String> unused = generator.script().unusedScripts();
      if (!unused.isEmpty()) {
        throw new AssertionError(
            "what was scripted did not happen, so this test did not test it:\n  "
                + String.join("\n  ", unused));
      }
    }
  }
}
