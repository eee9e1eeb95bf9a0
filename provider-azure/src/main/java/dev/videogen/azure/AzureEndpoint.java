package dev.videogen.azure;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ProviderContext;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The resource that is asked, however its address was copied: with a slash at its end, with {@code
 * /openai} or {@code /openai/v1}. A gateway may stand before it, at any address.
 */
final class AzureEndpoint {

  /** Those that Azure gives resources; a dot before each, for they are endings. */
  static final String[] HOSTS = {
    ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"
  };

  private final URI address;

  private AzureEndpoint(URI address) {
    this.address = address;
  }

  /**
   * The endpoint that is configured.
   *
   * @throws ConfigurationException if there is none, or if it is the address of something else
   */
  static AzureEndpoint of(ProviderContext context) {
    String instance = context.instance();
    URI configured =
        context
            .get(AzureSettings.ENDPOINT)
            .orElseThrow(
                () ->
                    wrong(
                        instance,
                        "Azure OpenAI wants to know which resource: set videogen."
                            + instance
                            + ".endpoint to its address, such as https://NAME.openai.azure.com (in"
                            + " the environment AZURE_OPENAI_ENDPOINT for the instance azure)"));
    String before =
        configured.getRawPath().replaceAll("/+$", "").replaceFirst("/openai(/v1)?$", "");
    boolean more =
        configured.getRawQuery() != null
            || configured.getRawFragment() != null
            || configured.getRawUserInfo() != null
            || (" " + before + "/").contains("/openai/")
            || (isAzure(configured) && !before.isEmpty());
    if (more) {
      throw wrong(
          instance,
          "videogen."
              + instance
              + ".endpoint is the address of the resource alone, such as"
              + " https://NAME.openai.azure.com; /openai/v1 may follow, but no other path and no"
              + " query. What comes after it is made from videogen."
              + instance
              + ".api, .deployment and .api-version");
    }
    return new AzureEndpoint(
        URI.create(configured.getScheme() + "://" + configured.getRawAuthority() + before));
  }

  private static boolean isAzure(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return Stream.of(HOSTS).anyMatch(host::endsWith);
  }

  private static ConfigurationException wrong(String instance, String message) {
    return new ConfigurationException(
        ErrorDetails.builder(Operation.OPEN, message).provider(instance).build());
  }

  /** Whether it is a resource itself, and no gateway that stands before it. */
  boolean isResource() {
    return isAzure(address);
  }

  /** What stands before the paths of both APIs. */
  URI baseUrl() {
    return URI.create(address + "/openai/v1");
  }

  /** The address of the resource. */
  @Override
  public String toString() {
    return address.toString();
  }
}
