package dev.videogen.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints which rules a class of tests has skipped, and why, once all of them have run. */
final class SkipReport implements TestWatcher, AfterAllCallback {

  /** The numbers of rules by the reason, for each class of tests. */
  private static final Map<Class<?>, Map<String, Set<String>>> SKIPPED = new ConcurrentHashMap<>();

  @Override
  public void testAborted(ExtensionContext rule, Throwable reason) {
    Map<String, Set<String>> reasons =
        SKIPPED.computeIfAbsent(provider(rule), first -> new TreeMap<>());
    String why = Optional.ofNullable(reason.getMessage()).orElseGet(reason::toString);
    synchronized (reasons) {
      reasons
          .computeIfAbsent(why.replaceFirst("^Assumption failed: ", ""), first -> new TreeSet<>())
          .addAll(rule.getTags());
    }
  }

  @Override
  public void afterAll(ExtensionContext group) {
    Class<?> tests = provider(group);
    if (group.getRequiredTestClass() == tests) {
      Optional.ofNullable(SKIPPED.remove(tests))
          .ifPresent(reasons -> System.out.println(text(tests, reasons)));
    }
  }

  /** The author's class, in which those of the rules are nested. */
  private static Class<?> provider(ExtensionContext context) {
    ExtensionContext outer = context;
    Optional<ExtensionContext> next = outer.getParent();
    while (next.flatMap(ExtensionContext::getTestClass).isPresent()) {
      outer = next.get();
      next = outer.getParent();
    }
    return outer.getRequiredTestClass();
  }

  private static String text(Class<?> tests, Map<String, Set<String>> reasons) {
    long count = reasons.values().stream().mapToLong(Set::size).sum();
    StringBuilder text =
        new StringBuilder(tests.getSimpleName() + ": the kit skipped " + count + " rules");
    reasons.forEach(
        (why, rules) ->
            text.append("\n  ").append(String.join(", ", rules)).append(": ").append(why));
    return text.toString();
  }
}
