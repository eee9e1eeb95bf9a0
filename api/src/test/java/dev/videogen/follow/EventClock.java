package dev.videogen.follow;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** A clock by which something happens while somebody sleeps; the sleep is then over. */
final class EventClock implements TimeSource {

  private record Event(long at, long number, Runnable action) implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  private final TimeSource clock;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private Duration skew = Duration.ZERO;
  private long scheduled;

  EventClock(TimeSource clock) {
    this.clock = clock;
  }

  /** Has something happen at a time of {@link #nanoTime()}. */
  synchronized void schedule(long at, Runnable action) {
    events.add(new Event(at, scheduled++, action));
  }

  /** Sets the time of day forth or back. */
  synchronized void jump(Duration by) {
    skew = skew.plus(by);
  }

  @Override
  public synchronized Instant now() {
    return clock.now().plus(skew);
  }

  @Override
  public long nanoTime() {
    return clock.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Event event;
    long now = clock.nanoTime();
    synchronized (this) {
      event = events.peek();
      if (event == null || event.at() - now > duration.toNanos()) {
        event = null;
      } else {
        events.remove();
      }
    }
    clock.sleep(event == null ? duration : Duration.ofNanos(Math.max(0, event.at() - now)));
    if (event != null) {
      event.action().run();
    }
  }
}
