package dev.videogen.http.auth;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ApiKeySupplier;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a key may go to the address that is configured. A key from the vendor's own variable,
 * such as {@code ACME_API_KEY}, was set for that vendor, by whomever and for whatever program: it
 * goes only to the vendor's host over https, to the base URL from the vendor's own variable, or to
 * loopback. A key that was set for videogen goes where videogen was told to go.
 */
public final class VendorKey {

  private static final Logger LOG = LoggerFactory.getLogger(VendorKey.class);

  private static final int HTTPS = 443;

  private VendorKey() {}

  /**
   * The key, if it may be sent. An {@link ApiKeySupplier} that was set in code goes before the
   * setting and is asked at each call.
   *
   * @param context the instance's settings
   * @param key the setting of the key, made by {@link Setting#key}
   * @param baseUrl the setting of the address
   * @param address the address that is used
   * @param hosts the vendor's hosts, such as {@code api.acme.com}; one that begins with a dot
   *     stands for all hosts that end with it
   * @return what gives the key, and throws {@link TokenUnavailableException} if it cannot; empty if
   *     there is none, or if it may not go to the address, which is logged together with what to do
   */
  public static Optional<Supplier<String>> of(
      ProviderContext context,
      Setting<String> key,
      Setting<URI> baseUrl,
      URI address,
      String... hosts) {
    Optional<ApiKeySupplier> supplier = context.component(ApiKeySupplier.class);
    if (supplier.isPresent()) {
      return Optional.of(() -> supplied(supplier.get(), key, context.instance()));
    }
    Optional<String> value = context.get(key);
    boolean maySend =
        maySend(context.origin(key), context.origin(baseUrl), Origin.of(address), List.of(hosts));
    if (value.isPresent() && !maySend) {
      LOG.warn(
          "The key in {} is not sent to {}, which is not its vendor's host. If it is meant for it,"
              + " set videogen.{}.{}.",
          key.vendorVariable().orElse(key.name()),
          Origin.of(address),
          context.instance(),
          key.name());
      return Optional.empty();
    }
    return value.map(fixed -> () -> fixed);
  }

  /**
   * The key of a vendor that wants one.
   *
   * @param provider whose vendor it is
   * @param context the instance's settings
   * @param key the setting of the key, made by {@link Setting#key}
   * @param baseUrl the setting of the address
   * @param hosts the vendor's hosts, as for {@link #of}
   * @return what gives the key, as for {@link #of}
   * @throws ConfigurationException if there is none that may be sent
   */
  public static Supplier<String> required(
      VideoGeneratorProvider provider,
      ProviderContext context,
      Setting<String> key,
      Setting<URI> baseUrl,
      String... hosts) {
    URI address = context.get(baseUrl).orElseThrow();
    return of(context, key, baseUrl, address, hosts)
        .orElseThrow(() -> missing(provider.type(), context.instance(), key));
  }

  private static ConfigurationException missing(String type, String instance, Setting<String> key) {
    String variable =
        key.vendorVariable()
            .map(name -> " (in the environment " + name + " for the instance " + type + ")")
            .orElse("");
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                "The provider "
                    + type
                    + " wants a key: set videogen."
                    + instance
                    + "."
                    + key.name()
                    + variable)
            .provider(instance)
            .build());
  }

  private static String supplied(ApiKeySupplier supplier, Setting<String> key, String instance) {
    String given;
    try {
      given = Objects.requireNonNullElse(supplier.apiKey(instance), "");
    } catch (RuntimeException failed) {
      throw new TokenUnavailableException("the supplier of keys failed", failed);
    }
    try {
      return key.read(given);
    } catch (IllegalArgumentException wrong) {
      throw new TokenUnavailableException(
          "the supplier of keys gave "
              + key.flaw(given).map(flaw -> "none that can be sent: " + flaw).orElse("none"),
          null);
    }
  }

  /**
   * Whether a proof of identity that nobody set for videogen, such as that of the machine, may be
   * sent: to the same places as a key from the vendor's own variable.
   *
   * @param context the instance's settings
   * @param baseUrl the setting of the address
   * @param address the address that is used
   * @param hosts the vendor's hosts, as for {@link #of}
   * @return true if it may
   */
  public static boolean maySend(
      ProviderContext context, Setting<URI> baseUrl, URI address, String... hosts) {
    return maySend(
        SettingOrigin.VENDOR_ENVIRONMENT,
        context.origin(baseUrl),
        Origin.of(address),
        List.of(hosts));
  }

  static boolean maySend(
      SettingOrigin key, SettingOrigin baseUrl, Origin destination, List<String> hosts) {
    return key != SettingOrigin.VENDOR_ENVIRONMENT
        || baseUrl == SettingOrigin.VENDOR_ENVIRONMENT
        || destination.isLoopback()
        || (destination.isEncrypted()
            && destination.port() == HTTPS
            && hosts.stream().anyMatch(host -> isHost(destination.host(), host)));
  }

  private static boolean isHost(String host, String vendors) {
    String wanted = vendors.toLowerCase(Locale.ROOT);
    return wanted.startsWith(".") ? host.endsWith(wanted) : host.equals(wanted);
  }
}
