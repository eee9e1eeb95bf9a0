package dev.videogen.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, as many as fit. */
final class RequestLog {

  private static final int MAX_REQUESTS = 10_000;
  private static final long MAX_CHARACTERS = 32L << 20;

  private final Deque<ReceivedRequest> latest = new ArrayDeque<>();
  private long characters;

  synchronized void add(ReceivedRequest request) {
    latest.addLast(request);
    characters += request.body().length();
    while (latest.size() > MAX_REQUESTS || (characters > MAX_CHARACTERS && latest.size() > 1)) {
      characters -= latest.removeFirst().body().length();
    }
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(latest);
  }
}
