package dev.videogen.http;

import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Opens the connections of one instance whose vendor wants a key: to the base URL, and to other
 * origins that the vendor has, such as its storage. To another origin goes only what may: where
 * {@code base-url} is set to another server, nothing is known to be the vendor's unless it is set,
 * too. Closing it closes all that it opened.
 *
 * <p>Safe for use by many threads. The settings of the instance are {@link WebhookSettings#URL} and
 * those of {@link HttpSettings}, among others.
 */
public final class VendorAccess implements AutoCloseable {

  private final VideoGeneratorProvider provider;
  private final ProviderContext context;
  private final Setting<String> key;
  private final Setting<URI> baseUrl;
  private final String scheme;
  private final VendorRules rules;
  private final String[] hosts;
  private final Optional<String> webhook;
  private final List<VendorConnection> opened = new CopyOnWriteArrayList<>();

  /**
   * Access for one instance.
   *
   * @param provider whose vendor it is
   * @param context the instance's settings
   * @param key the setting of the key, made by {@link Setting#key}
   * @param baseUrl the setting of the address, which has a default
   * @param scheme what stands before the key in {@code Authorization}, such as {@code Bearer}
   * @param rules what the vendor means by its responses
   * @param hosts the vendor's hosts, as for {@link VendorKey#of}
   */
  public VendorAccess(
      VideoGeneratorProvider provider,
      ProviderContext context,
      Setting<String> key,
      Setting<URI> baseUrl,
      String scheme,
      VendorRules rules,
      String... hosts) {
    this.provider = provider;
    this.context = context;
    this.key = key;
    this.baseUrl = baseUrl;
    this.scheme = scheme;
    this.rules = rules;
    this.hosts = hosts.clone();
    this.webhook = WebhookSettings.url(context);
  }

  /**
   * Opens the connection to the base URL.
   *
   * @return the connection
   * @throws dev.videogen.errors.ConfigurationException if there is no key that may go there, or a
   *     setting is wrong
   */
  public VendorConnection open() {
    URI address = context.get(baseUrl).orElseThrow();
    return open(address, VendorKey.required(provider, context, key, baseUrl, hosts));
  }

  /**
   * Opens the connection to another origin.
   *
   * @param origin the setting of its address
   * @param usual its address where the base URL is the vendor's own
   * @return the connection; empty if the address is not known, or no key may go there
   * @throws dev.videogen.errors.ConfigurationException if a setting is wrong
   */
  public Optional<VendorConnection> open(Setting<URI> origin, URI usual) {
    return address(origin, usual)
        .flatMap(
            there ->
                VendorKey.of(context, key, origin, there, hosts).map(given -> open(there, given)));
  }

  /**
   * Opens the connection to another origin, to which no key goes.
   *
   * @param origin the setting of its address
   * @param usual its address where the base URL is the vendor's own
   * @return the connection; empty if the address is not known
   * @throws dev.videogen.errors.ConfigurationException if a setting is wrong
   */
  public Optional<VendorConnection> openWithoutKey(Setting<URI> origin, URI usual) {
    return address(origin, usual)
        .map(there -> kept(VendorConnection.to(there, context).rules(rules)));
  }

  /**
   * Where the vendor is asked to send webhooks, which no log shows.
   *
   * @return the address; empty if it is not asked to
   */
  public Optional<String> webhook() {
    return webhook;
  }

  private Optional<URI> address(Setting<URI> origin, URI usual) {
    boolean own = context.get(baseUrl).equals(baseUrl.defaultValue());
    return context.get(origin).or(() -> Optional.of(usual).filter(vendors -> own));
  }

  private VendorConnection open(URI address, Supplier<String> given) {
    Credentials credentials = () -> Map.of("Authorization", scheme + " " + given.get());
    VendorConnection.Builder connection =
        VendorConnection.to(address, context).credentials(credentials).rules(rules);
    webhook.ifPresent(connection::hiding);
    return kept(connection);
  }

  private VendorConnection kept(VendorConnection.Builder builder) {
    VendorConnection connection = builder.open();
    opened.add(connection);
    return connection;
  }

  /** Closes all connections that it opened. */
  @Override
  public void close() {
    opened.forEach(VendorConnection::close);
  }
}
