package dev.videogen.http.internal.transport;

import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RequestHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The headers that an app's {@link RequestHeaders} gives. They fail no request. */
final class SuppliedHeaders {

  private static final Logger LOG = LoggerFactory.getLogger(SuppliedHeaders.class);

  private final String instance;
  private final Optional<RequestHeaders> supplier;

  SuppliedHeaders(ProviderContext context) {
    this.instance = context.instance();
    this.supplier = context.component(RequestHeaders.class);
  }

  /** The headers of the next request, in a map to be added to in which case does not count. */
  Map<String, String> get() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      supplier
          .map(each -> each.headers(instance))
          .orElseGet(Map::of)
          .forEach(
              (name, value) -> {
                if (HttpOptions.isHeader(name, value)) {
                  headers.put(name.toLowerCase(Locale.ROOT), value);
                }
              });
    } catch (RuntimeException broken) {
      LOG.warn("The headers of an app for {} failed and are left out", instance, broken);
    }
    return headers;
  }
}
