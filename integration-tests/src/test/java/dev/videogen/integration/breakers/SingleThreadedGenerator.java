package dev.videogen.integration.breakers;

import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoGenerator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Breaks when two threads are in it at once. The one that opened it is never kept waiting. */
final class SingleThreadedGenerator extends InterceptingGenerator {

  private final Operation spoilt;
  private final Thread owner = Thread.currentThread();
  private final CountDownLatch two = new CountDownLatch(2);

  SingleThreadedGenerator(VideoGenerator delegate, Operation spoilt) {
    super(delegate);
    this.spoilt = spoilt;
  }

  @Override
  <T> T call(Operation operation, Supplier<T> call) {
    if (operation == spoilt && Thread.currentThread() != owner && meetsAnother()) {
      throw new IllegalStateException("two threads at once");
    }
    return call.get();
  }

  private boolean meetsAnother() {
    two.countDown();
    try {
      return two.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
