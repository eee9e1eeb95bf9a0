package dev.videogen.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, as many as fit. */
final class RequestLog {

  private static final int MOST = 10_000;

  private final Deque<ReceivedRequest> latest = new ArrayDeque<>();

  synchronized void add(ReceivedRequest request) {
    if (latest.size() == MOST) {
      latest.removeFirst();
    }
    latest.addLast(request);
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(latest);
  }
}
