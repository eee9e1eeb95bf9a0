package dev.videogen.webhook;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the messages that were taken. It keeps the latest, and beyond those what is so young
 * that its message could still come again with a time of sending that is taken, up to a bound.
 *
 * <p>Safe for use by many threads.
 */
final class SeenIds {

  /** How many times as many ids as are asked for are kept while they are young. */
  private static final int GROWTH = 10;

  private final int capacity;
  private final long youngNanos;
  private final TimeSource time;
  private final Map<String, Long> seenAt = new LinkedHashMap<>();

  /**
   * No ids yet.
   *
   * @param capacity how many are kept
   * @param young how long a message is young
   */
  SeenIds(int capacity, Duration young, TimeSource time) {
    this.capacity = capacity;
    this.youngNanos = young.toNanos();
    this.time = time;
  }

  /** Notes an id; false if it was there. */
  synchronized boolean add(String id) {
    long now = time.nanoTime();
    if (seenAt.putIfAbsent(id, now) != null) {
      return false;
    }
    Iterator<Long> eldest = seenAt.values().iterator();
    while (seenAt.size() > capacity
        && (now - eldest.next() > youngNanos || seenAt.size() > (long) GROWTH * capacity)) {
      eldest.remove();
    }
    return true;
  }

  /** Forgets an id whose message came to nothing, so that it can come again. */
  synchronized void remove(String id) {
    seenAt.remove(id);
  }

  synchronized int count() {
    return seenAt.size();
  }
}
