package dev.videogen.emulator.junit;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.junit.OnePerTest;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test an emulator of its own on a free port, and stops it when the test has ended.
 *
 * <pre>{@code
 * @ExtendWith(VideoEmulatorExtension.class)
 * class TrailerServiceTest {
 *   @Test
 *   void paysOnceThoughTheResponseIsLost(VideoEmulator emulator) {
 *     emulator.nextResponse(Operation.CREATE).loseResponse();
 *     new TrailerService(emulator.openAiBaseUrl()).render("A cat playing piano");
 *     assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(1);
 *   }
 * }
 * }</pre>
 *
 * <p>Parameters of the type {@link VideoEmulator} are resolved in test methods, in methods run
 * before and after each of them, and in the constructor of a class whose instance lives as long as
 * a test. An emulator that is set up otherwise is registered:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final VideoEmulatorExtension EMULATOR =
 *     VideoEmulatorExtension.with(emulator -> emulator.key("sk-right"));
 * }</pre>
 *
 * <p>Works with JUnit 5.10 to 6. One extension serves tests that run in parallel: each has its own
 * emulator.
 */
public final class VideoEmulatorExtension implements BeforeEachCallback, ParameterResolver {

  private final OnePerTest<VideoEmulator> emulators;

  /**
   * An extension with {@link VideoEmulator#start()} for each test.
   *
   * @throws IllegalStateException if the JUnit on the class path is older than 5.10
   */
  public VideoEmulatorExtension() {
    this(emulator -> {});
  }

  private VideoEmulatorExtension(Consumer<VideoEmulator.Builder> setup) {
    Objects.requireNonNull(setup, "setup");
    this.emulators = new OnePerTest<>(() -> started(setup), VideoEmulator::close);
  }

  /**
   * An extension with an emulator that is set up otherwise.
   *
   * @param setup what differs from {@link VideoEmulator#start()}; run for each test
   * @return the extension, to be registered
   * @throws IllegalStateException if the JUnit on the class path is older than 5.10
   */
  public static VideoEmulatorExtension with(Consumer<VideoEmulator.Builder> setup) {
    return new VideoEmulatorExtension(setup);
  }

  /** Starts the emulator, so that what is wrong with its setup fails every test. */
  @Override
  public void beforeEach(ExtensionContext context) {
    emulators.get(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == VideoEmulator.class
        && emulators.isAvailable(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return emulators.get(parameter, context);
  }

  private static VideoEmulator started(Consumer<VideoEmulator.Builder> setup) {
    VideoEmulator.Builder builder = VideoEmulator.builder();
    setup.accept(builder);
    return builder.start();
  }
}
