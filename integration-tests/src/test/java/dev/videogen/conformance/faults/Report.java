package dev.videogen.conformance.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was asked of a strange vendor, what came of it, and what must never be and was. */
final class Report {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();

  void told(String line) {
    told.add(line);
  }

  void violated(String what) {
    violations.add(what);
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      violated(otherwise);
    }
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public String toString() {
    return told.toString();
  }
}
