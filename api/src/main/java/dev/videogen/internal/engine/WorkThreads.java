package dev.videogen.internal.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes threads for work that blocks: virtual ones where the JDK has them, else daemons. */
final class WorkThreads implements ThreadFactory {

  private static final String NAME = "videogen-work-";

  /** {@code Thread.ofVirtual()} of JDK 21 and later; null where there is none. */
  private static final @Nullable MethodHandle VIRTUAL = virtual();

  private final AtomicInteger number = new AtomicInteger();

  private static @Nullable MethodHandle virtual() {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle begin =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
      MethodHandle name =
          lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
      MethodHandle unstarted =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      // (name, work) -> Thread.ofVirtual().name(name).unstarted(work)
      MethodHandle withName =
          MethodHandles.foldArguments(name, begin.asType(MethodType.methodType(builder)));
      return MethodHandles.collectArguments(unstarted, 0, withName);
    } catch (ReflectiveOperationException | RuntimeException older) {
      return null;
    }
  }

  @Override
  public Thread newThread(Runnable work) {
    String name = NAME + number.incrementAndGet();
    MethodHandle virtual = VIRTUAL;
    if (virtual != null) {
      try {
        return (Thread) virtual.invoke(name, work);
      } catch (Throwable unexpected) {
        throw new IllegalStateException("no virtual thread could be made", unexpected);
      }
    }
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
