package dev.videogen.spi;

import java.util.Map;

/**
 * Gives headers that go with a request to a vendor, such as those of a trace. It is set by {@code
 * VideoClient.builder().component(RequestHeaders.class, ...)}. They go to the vendor alone, as keys
 * do, and to no other host that an address of it leads to; those that are configured or that the
 * client sets itself go before.
 *
 * <p>Implementations are safe for use by many threads, and quick: they are asked before every
 * request, on the thread of the call. What they throw is logged, and the request goes without.
 */
@FunctionalInterface
public interface RequestHeaders {

  /**
   * The headers of the next request.
   *
   * @param instance the name of the instance that asks
   * @return values by name; what no header may be is left out
   */
  Map<String, String> headers(String instance);
}
