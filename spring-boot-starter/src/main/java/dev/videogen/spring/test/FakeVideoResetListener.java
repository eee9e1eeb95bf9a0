package dev.videogen.spring.test;

import dev.videogen.fake.FakeVideoGenerator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.util.ClassUtils;

/**
 * Resets the fakes of a test's context before the test, and fails a test that did not use what it
 * scripted. Spring finds it by itself, so it leaves all contexts alone that have no fake.
 */
final class FakeVideoResetListener extends AbstractTestExecutionListener {

  private static final boolean FAKE_IS_THERE =
      ClassUtils.isPresent(
          "dev.videogen.fake.FakeVideoGenerator", FakeVideoResetListener.class.getClassLoader());

  /** After Spring's own, which inject the beans. */
  private static final int ORDER = 10_000;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    if (FAKE_IS_THERE && test.hasApplicationContext()) {
      Fakes.in(test.getApplicationContext()).forEach(FakeVideoGenerator::reset);
    }
  }

  @Override
  public void afterTestMethod(TestContext test) {
    if (FAKE_IS_THERE && test.hasApplicationContext() && test.getTestException() == null) {
      List<String> unused =
          Fakes.in(test.getApplicationContext())
              .flatMap(fake -> fake.script().unusedScripts().stream())
              .toList();
      if (!unused.isEmpty()) {
        throw new AssertionError(
            "what was scripted did not happen, so this test did not test it:\n  "
                + String.join("\n  ", unused));
      }
    }
  }

  /** Loaded only where the fake is there. */
  private static final class Fakes {

    static Stream<FakeVideoGenerator> in(ApplicationContext context) {
      return context.getBeanProvider(FakeVideoGenerator.class).stream();
    }
  }
}
