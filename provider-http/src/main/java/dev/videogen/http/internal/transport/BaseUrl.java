package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.Origin;
import java.net.URI;

/** What may stand before the paths of a vendor. */
public final class BaseUrl {

  private BaseUrl() {}

  /** The address without the slashes at its end. */
  public static URI of(URI address) {
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw wrong(
          "the base URL has a user, a query or a fragment; it is scheme, host and path only");
    }
    try {
      Origin origin = Origin.of(address);
      String path = address.getRawPath() == null ? "" : address.getRawPath();
      return URI.create(origin + path.replaceAll("/+$", ""));
    } catch (IllegalArgumentException noAddress) {
      throw wrong("the base URL is an absolute http or https address, such as https://host/v1");
    }
  }

  /** Refuses to send keys where everyone on the way can read them. */
  public static void checkSecrecy(URI baseUrl, boolean hasSecrets, HttpOptions options) {
    Origin origin = Origin.of(baseUrl);
    boolean readable = !origin.isEncrypted() && !origin.isLoopback();
    if (readable && !options.insecureHttp() && (hasSecrets || options.hasSecretHeader())) {
      throw wrong(
          "the key would go to "
              + origin
              + " over plain http, where others can read it: use https, or set"
              + " videogen.allow-insecure-http=true if the network is trusted");
    }
  }

  private static ConfigurationException wrong(String message) {
    return new ConfigurationException(ErrorDetails.builder(Operation.OPEN, message).build());
  }
}
