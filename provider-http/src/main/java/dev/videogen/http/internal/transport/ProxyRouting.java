package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Through which proxy a host is reached: the one that is configured, else the one that the
 * environment names, as curl reads it ({@code HTTPS_PROXY}, {@code http_proxy} in lower case alone,
 * {@code ALL_PROXY}, each but for what {@code NO_PROXY} covers). This machine is reached without.
 *
 * <p>Immutable.
 */
public final class ProxyRouting {

  /** In capitals it could be set by a web server's client, as a header called Proxy. */
  private static final List<String> FOR_HTTP = List.of("http_proxy", "all_proxy", "ALL_PROXY");

  private static final List<String> FOR_HTTPS =
      List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");

  private final Map<String, Named> proxies;
  private final NoProxy exceptions;

  /** A proxy, and what names it; without one if the name is wrong. */
  private record Named(String name, Optional<ProxyAddress> proxy) {}

  private ProxyRouting(Map<String, Named> proxies, NoProxy exceptions) {
    this.proxies = proxies;
    this.exceptions = exceptions;
  }

  /**
   * The routing of an instance.
   *
   * @param configured the setting {@code http.proxy}, if it is set
   * @param environment gives the value of a variable that is set and not blank
   */
  public static ProxyRouting of(
      Optional<String> configured, Function<String, Optional<String>> environment) {
    Optional<Named> always = configured.map(text -> named("videogen.http.proxy", text));
    Map<String, Named> proxies = new HashMap<>();
    Map.of("http", FOR_HTTP, "https", FOR_HTTPS)
        .forEach(
            (scheme, variables) ->
                always
                    .or(() -> firstOf(variables, environment))
                    .ifPresent(proxy -> proxies.put(scheme, proxy)));
    String exceptions =
        environment.apply("no_proxy").or(() -> environment.apply("NO_PROXY")).orElse("");
    return new ProxyRouting(Map.copyOf(proxies), new NoProxy(exceptions));
  }

  private static Optional<Named> firstOf(
      List<String> variables, Function<String, Optional<String>> environment) {
    return variables.stream()
        .flatMap(name -> environment.apply(name).map(text -> named(name, text)).stream())
        .findFirst();
  }

  private static Named named(String name, String text) {
    return new Named(name, ProxyAddress.parse(text));
  }

  /** The proxy through which an origin is reached; empty if it is reached without. */
  public Optional<ProxyAddress> to(Origin origin) {
    return route(origin).flatMap(Named::proxy);
  }

  private Optional<Named> route(Origin origin) {
    return Optional.ofNullable(proxies.get(origin.scheme().toLowerCase(Locale.ROOT)))
        .filter(named -> !origin.isLoopback())
        .filter(named -> !exceptions.covers(origin.host(), origin.port()));
  }

  /**
   * Refuses to go without a proxy where one is named that cannot be used.
   *
   * @throws ConfigurationException if the name is wrong, or of a proxy of another kind
   */
  public void check(Origin origin) {
    route(origin)
        .filter(named -> named.proxy().isEmpty())
        .ifPresent(
            wrong -> {
              throw new ConfigurationException(
                  ErrorDetails.builder(
                          Operation.OPEN,
                          wrong.name()
                              + " names no proxy that can be used: allowed is an address such as"
                              + " http://proxy.example:3128, and no SOCKS. Set"
                              + " videogen.http.proxy, or have NO_PROXY cover "
                              + origin.host())
                      .build());
            });
  }

  /** Who is asking the proxies, by each. */
  Stream<ProxyAddress> all() {
    return proxies.values().stream().flatMap(named -> named.proxy().stream()).distinct();
  }

  /** What is never to be shown. */
  public Stream<String> secrets() {
    return all()
        .flatMap(proxy -> proxy.login().stream())
        .map(ProxyAddress.Login::password)
        .filter(password -> !password.isEmpty());
  }

  /** The proxies, without their passwords. */
  @Override
  public String toString() {
    return "ProxyRouting" + proxies.values().stream().map(Named::proxy).toList();
  }
}
