package dev.videogen.fake;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One line of a {@link FakeScript}: what is to happen, and how often. Without {@link #times} it
 * happens once.
 *
 * <p>A line is finished before the call that it is for; changing it later is an {@link
 * IllegalStateException}.
 */
public abstract sealed class Scripted permits ScriptedCall, ScriptedJob, ScriptedDownload {

  private static final int WITHOUT_END = Integer.MAX_VALUE;

  private final Object lock;
  private final String source;
  private final List<String> clauses = new ArrayList<>();
  private int times = 1;
  private int used;

  /**
   * Begins a line.
   *
   * @param lock guards the line, together with all others of the script
   * @param beginning such as {@code nextCreate()}
   */
  Scripted(Object lock, String beginning) {
    this.lock = lock;
    this.source = source();
    clauses.add(beginning);
  }

  /** The line of code that writes this line, so that one that was never used can be found. */
  private static String source() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(Scripted::isOutside).findFirst())
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("an unknown place");
  }

  private static boolean isOutside(StackFrame frame) {
    String name = frame.getClassName();
    return !name.startsWith(Scripted.class.getName()) && !name.equals(FakeScript.class.getName());
  }

  /**
   * Sets how often it happens.
   *
   * @param count 1 or more
   * @throws IllegalArgumentException if it is below 1
   */
  public final void times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("it happens once or more often, not " + count + " times");
    }
    say("times(" + count + ")", () -> times = count);
  }

  /** Lets it happen from now on, whenever there is occasion. */
  public final void always() {
    say("always()", () -> times = WITHOUT_END);
  }

  final void say(String clause, Runnable change) {
    Objects.requireNonNull(clause, "clause");
    synchronized (lock) {
      if (used > 0) {
        throw new IllegalStateException(
            this + " has been used already; script it before the call that it is for");
      }
      clauses.add(clause);
      change.run();
    }
  }

  /** Counts a use. The caller holds the lock. */
  final void use() {
    used++;
  }

  /** Whether it will happen again. The caller holds the lock. */
  final boolean isUsedUp() {
    return used >= times;
  }

  /** Whether it has happened less often than was asked for. The caller holds the lock. */
  final boolean isUnused() {
    return times == WITHOUT_END ? used == 0 : used < times;
  }

  /** The line as it was written, how often it was used, and where it was written. */
  @Override
  public final String toString() {
    synchronized (lock) {
      String often = times == 1 ? "" : ", used " + used + " times";
      return String.join(".", clauses) + often + " (" + source + ")";
    }
  }
}
