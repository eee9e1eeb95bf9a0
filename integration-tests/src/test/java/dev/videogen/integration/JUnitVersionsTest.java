package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs an app's tests in processes of their own, each on another JUnit. */
@Tag("slow")
@DisplayName("The JUnit extensions, on another JUnit than ours,")
class JUnitVersionsTest {

  /** Where the build puts them. */
  private static final Path JUNITS = Path.of("target", "junit");

  private static final Pattern OURS = Pattern.compile("(?:junit-|jqwik|archunit-junit).*\\.jar");

  @ParameterizedTest
  @ValueSource(strings = {"1.10.0", "1.12.2", "6.0.3"})
  @DisplayName("give each test its own and leave nothing running")
  void run(String platform) throws Exception {
    Path junit = JUNITS.resolve("junit-platform-console-standalone-" + platform + ".jar");
    assumeTrue(Files.exists(junit) || System.getenv("CI") != null, "the build copies it");

    Process tests =
        JavaProcess.of(
                List.of(
                    "-cp",
                    junit + File.pathSeparator + withoutOurJUnit(),
                    "org.junit.platform.console.ConsoleLauncher",
                    "execute",
                    "--disable-banner",
                    "--details=tree",
                    "--select-class=" + AppWithExtensions.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = output(tests);

    assertThat(tests.exitValue()).as(output).isZero();
    assertThat(output).contains("2 tests successful").doesNotContain("CloseableResource");
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static String withoutOurJUnit() {
    return classPath()
        .filter(entry -> !OURS.matcher(new File(entry).getName()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
