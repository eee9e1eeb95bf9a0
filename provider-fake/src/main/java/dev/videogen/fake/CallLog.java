package dev.videogen.fake;

import dev.videogen.errors.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last calls, and the number of all. Safe for use by many threads. */
final class CallLog {

  private final Deque<FakeCall> calls = new ArrayDeque<>();
  private final Map<Operation, Long> counts = new EnumMap<>(Operation.class);
  private final int capacity;

  public CallLog(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(FakeCall call) {
    if (calls.size() == capacity) {
      calls.remove();
    }
    calls.add(call);
    counts.merge(call.operation(), 1L, Long::sum);
  }

  synchronized void clear() {
    calls.clear();
    counts.clear();
  }

  synchronized List<FakeCall> calls() {
    return List.copyOf(calls);
  }

  synchronized long count(Operation operation) {
    return counts.getOrDefault(operation, 0L);
  }
}
