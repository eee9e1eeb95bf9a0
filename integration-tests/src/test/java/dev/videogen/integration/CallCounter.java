package dev.videogen.integration;

import static net.bytebuddy.matcher.ElementMatchers.isPrivate;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/**
 * Counts calls of methods while a program runs, of which it loads all classes of ours once more,
 * with a counter at the beginning of those methods.
 */
public final class CallCounter {

  private static final Map<String, Long> COUNTS = new ConcurrentHashMap<>();

  private final Map<String, Integer> methods;

  /**
   * A counter.
   *
   * @param methods the methods to count, each as class and name, with its number of parameters
   */
  CallCounter(Map<String, Integer> methods) {
    this.methods = methods;
    COUNTS.clear();
  }

  /** Called at the beginning of a method that is counted. */
  public static void count(String method) {
    COUNTS.merge(method, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return Map.copyOf(COUNTS);
  }

  /** Runs a program, in a loader of its own. */
  @SuppressWarnings("unchecked")
  void run(Class<? extends BiConsumer<String, Path>> program, String address, Path folder)
      throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader counting = new CountingLoader(program.getClassLoader(), methods);
    thread.setContextClassLoader(counting);
    try {
      var constructor = counting.loadClass(program.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      ((BiConsumer<String, Path>) constructor.newInstance()).accept(address, folder);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Woven into the beginning of a method. */
  private static final class Entry {
    @Advice.OnMethodEnter
    static void enter(@Advice.Origin("#t.#m") String method) {
      CallCounter.count(method);
    }
  }

  private static final class CountingLoader extends ClassLoader {

    private final ClassFileLocator files;
    private final TypePool types;
    private final Map<String, Integer> methods;

    CountingLoader(ClassLoader parent, Map<String, Integer> methods) {
      super(parent);
      this.files = ClassFileLocator.ForClassLoader.of(parent);
      this.types = TypePool.Default.of(files);
      this.methods = methods;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null || !isCounted(name)) {
          return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
        byte[] code = code(name);
        return defineClass(name, code, 0, code.length);
      }
    }

    private static boolean isCounted(String name) {
      return (name.startsWith("dev.videogen.") || name.startsWith("feign."))
          && !name.equals(CallCounter.class.getName());
    }

    private byte[] code(String name) throws ClassNotFoundException {
      try {
        if (methods.keySet().stream().noneMatch(method -> classOf(method).equals(name))) {
          return files.locate(name).resolve();
        }
      } catch (IOException | IllegalStateException none) {
        throw new ClassNotFoundException(name, none);
      }
      TypeDescription type = types.describe(name).resolve();
      DynamicType.Builder<?> counted = new ByteBuddy().redefine(type, files);
      for (Map.Entry<String, Integer> method : methods.entrySet()) {
        if (classOf(method.getKey()).equals(name)) {
          String simple = method.getKey().substring(name.length() + 1);
          counted =
              counted.visit(
                  Advice.to(Entry.class)
                      .on(
                          named(simple)
                              .and(takesArguments(method.getValue()))
                              .and(not(isPrivate()))));
        }
      }
      return counted.make().getBytes();
    }

    private static String classOf(String method) {
      return method.substring(0, method.lastIndexOf('.'));
    }
  }
}
