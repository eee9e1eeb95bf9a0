package dev.videogen.spi;

/**
 * Gives the key of an instance at each call, for keys that change while a client is open. It is set
 * by {@code VideoClient.builder().component(ApiKeySupplier.class, ...)} and goes before the key
 * that is configured, as a setting in code does. What it gives is never logged.
 *
 * <p>Implementations are safe for use by many threads, and quick: they are asked before every
 * request.
 */
@FunctionalInterface
public interface ApiKeySupplier {

  /**
   * The key to be used now.
   *
   * @param instance the name of the instance that asks, for clients of several
   * @return the key; empty or blank if there is none for this instance, which is an error of the
   *     call
   */
  String apiKey(String instance);
}
