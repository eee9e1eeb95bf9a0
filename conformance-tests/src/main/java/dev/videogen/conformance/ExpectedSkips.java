package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Holds the rules that are skipped to an author's own list, so that no rule falls away unnoticed: a
 * rule that is skipped and not listed fails the class, and so does one that is listed and not
 * skipped.
 *
 * <pre>{@code
 * class AcmeConformanceTest extends VideoGeneratorConformanceTest {
 *   @RegisterExtension
 *   static final ExpectedSkips SKIPS = ExpectedSkips.of("CAN-01", "CAN-02");
 * }
 * }</pre>
 *
 * <p>For one class of tests, whose rules may run in many threads.
 */
public final class ExpectedSkips implements TestWatcher, AfterAllCallback {

  private final Set<String> expected;
  private final Set<String> surprises = new TreeSet<>();

  private ExpectedSkips(Set<String> expected) {
    this.expected = expected;
  }

  /**
   * A list of rules.
   *
   * @param rules the numbers of all that are skipped, such as {@code CAN-01}; each once
   * @return an extension to be registered in a static field
   * @throws IllegalArgumentException if a number is there twice
   */
  public static ExpectedSkips of(String... rules) {
    return new ExpectedSkips(Set.of(rules));
  }

  /** Notes a rule that was skipped. */
  @Override
  public void testAborted(ExtensionContext rule, Throwable reason) {
    if (!expected.containsAll(rule.getTags())) {
      surprise(rule.getTags() + " was skipped: " + reason.getMessage());
    }
  }

  /** Notes a rule that was not skipped. */
  @Override
  public void testSuccessful(ExtensionContext rule) {
    if (!rule.getTags().isEmpty() && expected.containsAll(rule.getTags())) {
      surprise(rule.getTags() + " was not skipped");
    }
  }

  private void surprise(String what) {
    synchronized (surprises) {
      surprises.add(what);
    }
  }

  /** Fails the class if the list and what was skipped differ. */
  @Override
  public void afterAll(ExtensionContext group) {
    if (group.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      return;
    }
    synchronized (surprises) {
      assertThat(surprises).isEmpty();
    }
  }
}
