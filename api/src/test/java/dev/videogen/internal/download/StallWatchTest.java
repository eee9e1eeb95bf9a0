package dev.videogen.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.videogen.ScriptedMedia;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.testing.AdvancingClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The watch over streams that stall")
@Timeout(60)
class StallWatchTest {

  /** Reads as it is told, and counts how often it is closed. */
  private static final class ToldStream extends InputStream {

    /** One read. */
    @FunctionalInterface
    interface Read {
      int read() throws IOException;
    }

    final AtomicInteger closes = new AtomicInteger();
    final CountDownLatch closed = new CountDownLatch(1);
    private final Read next;
    private Runnable onClose = () -> {};

    ToldStream(Read next) {
      this.next = next;
    }

    @Override
    public int read() throws IOException {
      return next.read();
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
      return next.read();
    }

    @Override
    public void close() {
      closes.incrementAndGet();
      try {
        onClose.run();
      } finally {
        closed.countDown();
      }
    }
  }

  private final AdvancingClock clock = new AdvancingClock();
  private final StallWatch watch = new StallWatch(clock, Duration.ofMillis(50));
  private final byte[] buffer = new byte[10];

  private StallWatch.Reading watched(InputStream stream) {
    return watch.reading(MediaStream.builder(stream).build());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  /** A stream whose read blocks until it is closed and then ends as given. */
  private ToldStream blocking(ToldStream.Read end) {
    ToldStream[] self = new ToldStream[1];
    self[0] =
        new ToldStream(
            () -> {
              clock.advance(Duration.ofMillis(50));
              await(self[0].closed);
              return end.read();
            });
    return self[0];
  }

  @Test
  void hands_on_what_is_read() throws IOException {
    try (StallWatch.Reading reading = watched(new ToldStream(() -> 7))) {
      assertThat(reading.read(buffer)).isEqualTo(7);
      assertThat(reading.read(buffer)).isEqualTo(7);
    }
  }

  private Throwable failureOfReading(RuntimeException failure) {
    try (StallWatch.Reading reading =
        watched(
            new ToldStream(
                () -> {
                  throw failure;
                }))) {
      return catchThrowable(() -> reading.read(buffer));
    }
  }

  @Test
  void hands_on_what_breaks() {
    IOException broken = new IOException("reset");
    try (StallWatch.Reading reading =
        watched(
            new ToldStream(
                () -> {
                  throw broken;
                }))) {
      assertThatThrownBy(() -> reading.read(buffer)).isSameAs(broken);
    }
    VideoException vendors = new ConnectionException(ScriptedMedia.details("reset"));
    assertThat(failureOfReading(vendors)).isSameAs(vendors);
  }

  @Test
  void takes_what_a_stream_must_not_throw_for_a_break() {
    RuntimeException unexpected = new IllegalStateException("connection pool shut down");
    assertThat(failureOfReading(unexpected)).isInstanceOf(IOException.class).hasCause(unexpected);
  }

  @Test
  void closes_the_stream_in_the_end_and_does_not_mind_if_that_fails() {
    ToldStream stream = new ToldStream(() -> 7);
    stream.onClose =
        () -> {
          throw new IllegalStateException("closed already");
        };
    StallWatch.Reading reading = watched(stream);
    assertThat(stream.closes).hasValue(0);
    reading.close();
    assertThat(stream.closes).hasValue(1);
  }

  @Test
  void ends_a_read_that_brings_nothing_however_it_takes_that() {
    for (ToldStream.Read end :
        List.<ToldStream.Read>of(
            () -> -1,
            () -> 5,
            () -> {
              throw new IOException("closed");
            },
            () -> {
              throw new IllegalStateException("closed");
            })) {
      StallWatch.Reading reading = watched(blocking(end));
      assertThatThrownBy(() -> reading.read(buffer))
          .isInstanceOf(IOException.class)
          .hasMessage("no byte came for 50 ms");
      reading.close();
    }
  }

  @Test
  void ends_it_even_if_closing_the_stream_fails_and_goes_on_watching() {
    for (int i = 0; i < 2; i++) {
      ToldStream stream = blocking(() -> -1);
      stream.onClose =
          () -> {
            throw new IllegalStateException("closed already");
          };
      StallWatch.Reading reading = watched(stream);
      assertThatThrownBy(() -> reading.read(buffer)).hasMessage("no byte came for 50 ms");
      reading.close();
    }
  }

  @Test
  void ends_a_read_of_an_interrupted_thread_at_once() {
    ToldStream[] self = new ToldStream[1];
    self[0] =
        new ToldStream(
            () -> {
              Thread.currentThread().interrupt();
              while (self[0].closed.getCount() > 0) {
                Thread.onSpinWait();
              }
              return -1;
            });
    StallWatch.Reading reading = watched(self[0]);
    assertThatThrownBy(() -> reading.read(buffer)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    reading.close();
  }

  @Test
  void does_not_count_the_time_between_reads() throws Exception {
    ToldStream idle = new ToldStream(() -> 7);
    try (StallWatch.Reading reading = watched(idle)) {
      reading.read(buffer);
      clock.advance(Duration.ofHours(1));
      aWhile();
      assertThat(idle.closes).hasValue(0);
      assertThat(reading.read(buffer)).isEqualTo(7);
    }
  }

  @Test
  void leaves_a_read_alone_that_has_not_taken_too_long() throws IOException {
    ToldStream slow =
        new ToldStream(
            () -> {
              clock.advance(Duration.ofMillis(49));
              aWhile();
              return 7;
            });
    try (StallWatch.Reading reading = watched(slow)) {
      for (int i = 0; i < 3; i++) {
        assertThat(reading.read(buffer)).isEqualTo(7);
      }
      assertThat(slow.closes).hasValue(0);
    }
  }

  /** Lets the watch look a few times: until it has ended a stalled read elsewhere. */
  private static void aWhile() {
    AdvancingClock clock = new AdvancingClock();
    CountDownLatch closed = new CountDownLatch(1);
    ToldStream stalled =
        new ToldStream(
            () -> {
              clock.advance(Duration.ofMillis(200));
              StallWatchTest.await(closed);
              return -1;
            });
    stalled.onClose = closed::countDown;
    StallWatch other = new StallWatch(clock, Duration.ofMillis(200));
    try (StallWatch.Reading reading = other.reading(MediaStream.builder(stalled).build())) {
      assertThatThrownBy(() -> reading.read(new byte[1])).isInstanceOf(IOException.class);
    }
  }

  @Test
  void does_not_end_a_read_that_was_not_going_on_at_the_look_before() {
    Thread reader = Thread.currentThread();
    List<Integer> closesAtEachLook = Collections.synchronizedList(new ArrayList<>());
    ToldStream[] stream = new ToldStream[1];
    TimeSource jumping =
        new TimeSource() {
          @Override
          public Instant now() {
            return clock.now();
          }

          @Override
          public long nanoTime() {
            if (Thread.currentThread() != reader) {
              closesAtEachLook.add(stream[0].closes.get());
              clock.advance(Duration.ofHours(1));
            }
            return clock.nanoTime();
          }

          @Override
          public void sleep(Duration duration) {
            throw new AssertionError("the watch does not sleep");
          }
        };
    stream[0] = blocking(() -> -1);
    try (StallWatch.Reading reading =
        new StallWatch(jumping, Duration.ofMillis(50))
            .reading(MediaStream.builder(stream[0]).build())) {
      assertThatThrownBy(() -> reading.read(buffer)).hasMessage("no byte came for 50 ms");
    }
    assertThat(closesAtEachLook).startsWith(0, 0);
  }

  @Test
  void has_a_daemon_thread_that_ends_when_there_are_no_streams() throws InterruptedException {
    Thread[] watching = new Thread[1];
    ToldStream stream = blocking(() -> -1);
    stream.onClose =
        () -> {
          if (watching[0] == null) {
            watching[0] = Thread.currentThread();
          }
        };
    StallWatch.Reading reading = watched(stream);
    assertThatThrownBy(() -> reading.read(buffer)).isInstanceOf(IOException.class);
    assertThat(watching[0].isDaemon()).isTrue();
    assertThat(watching[0].getName()).isEqualTo("videogen-stall-watch");

    reading.close();

    watching[0].join(10_000);
    assertThat(watching[0].isAlive()).isFalse();
  }
}
