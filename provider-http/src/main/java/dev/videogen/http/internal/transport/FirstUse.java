package dev.videogen.http.internal.transport;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made once, when it is first asked for: by the thread that asks, and the others
 * wait.
 */
final class FirstUse<T> implements Supplier<T> {

  private final Supplier<T> maker;
  private volatile @Nullable T value;

  FirstUse(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = maker.get();
      value = made;
    }
    return made;
  }

  Optional<T> ifMade() {
    return Optional.ofNullable(value);
  }
}
