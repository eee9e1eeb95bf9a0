package dev.videogen.fal;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;

/** Where fal is asked to send webhooks, and how they are checked. */
final class Webhooks implements AutoCloseable {

  private final String instance;
  private final Optional<String> url;
  private final Optional<VendorConnection> keys;
  private final Optional<WebhookScheme> scheme;

  /**
   * Webhooks of an instance.
   *
   * @param keys to where the keys that they are signed with are published; empty if that is not
   *     known. Closing these closes it
   */
  Webhooks(ProviderContext context, Optional<VendorConnection> keys) {
    this.instance = context.instance();
    this.url = WebhookSettings.url(context);
    this.keys = keys;
    this.scheme = keys.map(connection -> new FalWebhooks(new PublishedKeys(connection)));
  }

  /** The address that goes with each create. */
  Optional<String> url() {
    return url;
  }

  /**
   * How they are signed.
   *
   * @throws ConfigurationException if nobody knows where the keys are
   */
  WebhookScheme scheme() {
    return scheme.orElseThrow(
        () ->
            new ConfigurationException(
                ErrorDetails.builder(
                        Operation.OPEN,
                        "videogen.%s.%s is not set, and the queue is not fal's own, so nobody knows"
                                .formatted(instance, FalSettings.JWKS_URL.name())
                            + " where the keys are that webhooks are signed with.")
                    .provider(instance)
                    .build()));
  }

  @Override
  public void close() {
    keys.ifPresent(VendorConnection::close);
  }
}
