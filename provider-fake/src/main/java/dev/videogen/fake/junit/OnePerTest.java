package dev.videogen.fake.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Something of which each test has one of its own: made when the test first asks for it, in its
 * constructor at the earliest, and closed when the test has ended. For extensions of JUnit such as
 * {@link FakeVideoExtension}; tests themselves have no use for it.
 *
 * <p>Works the same from JUnit 5.10 on. Before 5.12 JUnit has no context of the test yet when it
 * constructs the test's instance, and before 5.13 it does not close every {@link AutoCloseable}
 * that it stores.
 *
 * <p>Serves tests that run in parallel: JUnit constructs a test's instance on the thread on which
 * it then runs the test.
 *
 * @param <T> what each test has one of
 */
public final class OnePerTest<T> {

  private final Supplier<? extends T> source;
  private final Consumer<? super T> close;
  private final Namespace namespace = Namespace.create(OnePerTest.class, this);

  /** By the thread that constructs a test's instance, until the test begins. */
  private final Map<Thread, Constructed<T>> constructed = new ConcurrentHashMap<>();

  /**
   * Something of which each test has one of its own.
   *
   * @param source makes one; called at most once for each test
   * @param close closes one; called once for each that was made
   * @throws IllegalStateException if the JUnit on the class path is older than 5.10
   */
  public OnePerTest(Supplier<? extends T> source, Consumer<? super T> close) {
    JUnitVersion.check();
    this.source = Objects.requireNonNull(source, "source");
    this.close = Objects.requireNonNull(close, "close");
  }

  /**
   * Whether a parameter is one of a test: of a test method, of a method that runs before or after
   * each, or of the constructor of an instance that lives as long as a test.
   *
   * @param parameter the parameter to be resolved
   * @param context the context in which JUnit asks
   * @return whether {@link #get(ParameterContext, ExtensionContext)} may be called for it
   */
  public boolean isAvailable(ParameterContext parameter, ExtensionContext context) {
    return context.getTestMethod().isPresent()
        || (parameter.getDeclaringExecutable() instanceof Constructor<?>
            && context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_METHOD)));
  }

  /**
   * What the test has whose parameter is resolved.
   *
   * @param parameter a parameter for which it {@linkplain #isAvailable is available}
   * @param context the context in which JUnit asks
   * @return the same for all parameters of one test
   */
  public T get(ParameterContext parameter, ExtensionContext context) {
    return context.getTestMethod().isPresent()
        ? get(context)
        : ofInstance(parameter.getParameter(), context);
  }

  /**
   * What a test has.
   *
   * @param context the test's own, in which its methods run
   * @return the same for one test, whenever it is asked for
   */
  public T get(ExtensionContext context) {
    Stored<?> stored =
        context.getStore(namespace).getOrComputeIfAbsent(this, first -> begin(), Stored.class);
    @SuppressWarnings("unchecked") // Nobody else stores anything in this namespace.
    T value = (T) stored.value;
    return value;
  }

  /** What the test's constructor was given, or a new one. */
  private Stored<T> begin() {
    Constructed<T> ofConstructor = constructed.remove(Thread.currentThread());
    return ofConstructor == null ? make() : ofConstructor.stored();
  }

  /** What a test will have that is only being constructed. */
  private T ofInstance(Parameter parameter, ExtensionContext classContext) {
    Thread thread = Thread.currentThread();
    Constructed<T> current = constructed.get(thread);
    if (current != null && !current.parameters().add(parameter)) {
      // Asked for the second time: the instance for which it was asked first never began its test.
      current.stored().close();
      current = null;
    }
    if (current == null) {
      current = new Constructed<>(make(), new HashSet<>(Set.of(parameter)));
      constructed.put(thread, current);
      // If no test begins with it, it ends with the class.
      classContext.getStore(namespace).put(thread, current.stored());
    }
    return current.stored().value;
  }

  private Stored<T> make() {
    T value = source.get();
    return new Stored<>(value, () -> close.accept(value));
  }

  /** What a constructor was given, and for which of its parameters. */
  private record Constructed<T>(Stored<T> stored, Set<Parameter> parameters) {}

  /**
   * What JUnit closes: older versions know the one interface alone, newer ones ask for the other.
   */
  @SuppressWarnings("deprecation")
  private static final class Stored<T> implements CloseableResource, AutoCloseable {

    private final T value;
    private final Runnable close;
    private final AtomicBoolean closed = new AtomicBoolean();

    Stored(T value, Runnable close) {
      this.value = value;
      this.close = close;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        close.run();
      }
    }
  }
}
