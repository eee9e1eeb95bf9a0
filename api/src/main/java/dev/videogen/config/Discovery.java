package dev.videogen.config;

import dev.videogen.JobRef;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers that were found. One that fails to load is left out with a warning and does not
 * hide the others.
 */
final class Discovery {

  /**
   * A provider and what it says of itself, asked once.
   *
   * @param type its type
   * @param settings what it declares
   * @param provider the provider
   */
  record Found(String type, List<Setting<?>> settings, VideoGeneratorProvider provider) {

    static Found of(VideoGeneratorProvider provider) {
      String type = provider.type();
      if (!JobRef.isInstanceName(type) || KnownNames.isReserved(type)) {
        throw new IllegalArgumentException("no instance can be called " + type);
      }
      return new Found(type, List.copyOf(provider.settings()), provider);
    }

    String className() {
      return provider.getClass().getName();
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Discovery.class);

  /** Where nothing can be looked up at all, every attempt fails, and there would be no end. */
  private static final int MAX_ATTEMPTS = 32;

  private final Map<String, Found> found = new TreeMap<>();
  private final Set<String> failures = new LinkedHashSet<>();

  private Discovery(Iterator<VideoGeneratorProvider> providers) {
    Optional<VideoGeneratorProvider> next = next(providers);
    while (next.isPresent()) {
      take(next.get());
      next = next(providers);
    }
  }

  /**
   * The providers that a class loader sees.
   *
   * @throws dev.videogen.errors.ConfigurationException if two are of the same type
   */
  static Discovery in(ClassLoader classLoader) {
    return new Discovery(ServiceLoader.load(VideoGeneratorProvider.class, classLoader).iterator());
  }

  /**
   * Given providers.
   *
   * @throws dev.videogen.errors.ConfigurationException if two are of the same type
   */
  static Discovery of(List<VideoGeneratorProvider> providers) {
    return new Discovery(providers.iterator());
  }

  /** The next provider that loads; empty after the last. */
  private Optional<VideoGeneratorProvider> next(Iterator<VideoGeneratorProvider> providers) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      try {
        return providers.hasNext() ? Optional.of(providers.next()) : Optional.empty();
      } catch (ServiceConfigurationError | LinkageError broken) {
        fail(broken.toString(), broken);
      }
    }
    return Optional.empty();
  }

  private void take(VideoGeneratorProvider provider) {
    Found candidate;
    try {
      candidate = Found.of(provider);
    } catch (LinkageError | RuntimeException broken) {
      fail(provider.getClass().getName() + " does not say what it is: " + broken, broken);
      return;
    }
    add(candidate);
  }

  private void add(Found candidate) {
    Found other = found.putIfAbsent(candidate.type(), candidate);
    if (other != null && !other.className().equals(candidate.className())) {
      throw Problems.of(
          "Two providers are of the type "
              + candidate.type()
              + ": "
              + other.className()
              + " and "
              + candidate.className()
              + ". Leave one of them off the class path.");
    }
  }

  private void fail(String failure, Throwable cause) {
    if (failures.add(failure)) {
      log.warn("a provider is left out: {}", failure, cause);
    }
  }

  /** The provider of a type. */
  Optional<Found> find(String type) {
    return Optional.ofNullable(found.get(type));
  }

  /** Those that were found, by type. */
  Collection<Found> all() {
    return Collections.unmodifiableCollection(found.values());
  }

  /** What kept providers from loading, each once. */
  Set<String> failures() {
    return Collections.unmodifiableSet(failures);
  }
}
