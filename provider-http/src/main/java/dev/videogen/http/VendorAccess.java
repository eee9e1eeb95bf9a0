package dev.videogen.http;

import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens the connections of one instance whose vendor wants a key: to the base URL, and to other
 * origins that the vendor has, such as its storage. To another origin goes only what may: where
 * {@code base-url} is set to another server, nothing is known to be the vendor's unless it is set,
 * too.
 *
 * <p>Safe for use by many threads. The settings of the instance are {@link WebhookSettings#URL} and
 * those of {@link HttpSettings}, among others.
 */
public final class VendorAccess {

  private final VideoGeneratorProvider provider;
  private final ProviderContext context;
  private final Setting<String> key;
  private final Setting<URI> baseUrl;
  private final String scheme;
  private final VendorRules rules;
  private final String[] hosts;
  private final Optional<String> webhook;
  private final List<VendorConnection> others = new CopyOnWriteArrayList<>();

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
   * @return the connection; closing it closes those to other origins, too
   * @throws dev.videogen.errors.ConfigurationException if there is no key that may go there, or a
   *     setting is wrong
   */
  public VendorConnection open() {
    URI address = context.get(baseUrl).orElseThrow();
    return builder(address, VendorKey.required(provider, context, key, baseUrl, hosts))
        .closingAlong(others)
        .open();
  }

  /**
   * Opens the connection to another origin.
   *
   * @param origin where it is
   * @return the connection; empty if the address is not known, or no key may go there
   * @throws dev.videogen.errors.ConfigurationException if a setting is wrong
   */
  public Optional<VendorConnection> open(VendorOrigin origin) {
    return address(origin)
        .flatMap(
            there ->
                VendorKey.of(context, key, origin.setting(), there, hosts)
                    .map(given -> other(builder(there, given))));
  }

  /**
   * What makes media addresses at a vendor that has its storage at another origin.
   *
   * @param storage where that is; where it is not known, all content goes into requests
   * @param uploadAbove the setting of the size of a file in bytes above which it is put there,
   *     which has a default
   * @param maxUpload the size in bytes above which it is refused there
   * @param upload puts it there
   * @return what makes addresses
   * @throws dev.videogen.errors.ConfigurationException if a setting is wrong
   */
  public InputAddresses inputs(
      VendorOrigin storage, Setting<Long> uploadAbove, long maxUpload, TwoStepUpload upload) {
    long maxInline = context.get(uploadAbove).orElseThrow();
    return new InputAddresses(open(storage), maxInline, maxUpload, upload);
  }

  /**
   * The scheme of webhooks of a vendor that publishes the Ed25519 keys which it signs with, at
   * {@code /.well-known/jwks.json}: what is signed are the values of headers and the SHA-256 of the
   * body in hex, joined by line feeds.
   *
   * @param keys below which address they are published; they are read without a key of ours
   * @param headers the headers of a webhook
   * @param payload reads a body, as {@link WebhookScheme#payload} says; what it is given is JSON
   * @return gives the scheme, or throws a {@link dev.videogen.errors.ConfigurationException} if
   *     nobody knows where the keys are
   * @throws dev.videogen.errors.ConfigurationException if a setting is wrong
   */
  public Supplier<WebhookScheme> webhooks(
      VendorOrigin keys, SignedHeaders headers, Function<JsonView, WebhookPayload> payload) {
    return WebhookSettings.published(
        context,
        keys.setting(),
        address(keys)
            .map(there -> other(VendorConnection.to(there, context).rules(rules)))
            .map(there -> new PublishedKeyWebhooks(there, headers, payload)));
  }

  private Optional<URI> address(VendorOrigin origin) {
    boolean own = context.get(baseUrl).equals(baseUrl.defaultValue());
    return context
        .get(origin.setting())
        .or(() -> Optional.of(origin.usual()).filter(vendors -> own));
  }

  private VendorConnection.Builder builder(URI address, Supplier<String> given) {
    Credentials credentials = () -> Map.of("Authorization", scheme + " " + given.get());
    return VendorConnection.to(address, context)
        .credentials(credentials)
        .rules(rules)
        .webhook(webhook);
  }

  private VendorConnection other(VendorConnection.Builder builder) {
    VendorConnection connection = builder.open();
    others.add(connection);
    return connection;
  }
}
