package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Holds the rules of the kit that are skipped to a list: no rule falls away unnoticed. */
final class ExpectedSkips implements TestWatcher, AfterAllCallback {

  private final Set<String> expected;
  private final Set<String> surprises = new TreeSet<>();

  private ExpectedSkips(Set<String> expected) {
    this.expected = expected;
  }

  static ExpectedSkips of(String... rules) {
    return new ExpectedSkips(Set.of(rules));
  }

  @Override
  public void testAborted(ExtensionContext rule, Throwable reason) {
    if (!expected.containsAll(rule.getTags())) {
      surprises.add(rule.getTags() + " was skipped: " + reason.getMessage());
    }
  }

  @Override
  public void testSuccessful(ExtensionContext rule) {
    if (expected.containsAll(rule.getTags())) {
      surprises.add(rule.getTags() + " was not skipped");
    }
  }

  @Override
  public void afterAll(ExtensionContext group) {
    assertThat(surprises).isEmpty();
  }
}
