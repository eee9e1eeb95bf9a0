package dev.videogen.azure;

import com.azure.core.credential.TokenCredential;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.spi.ProviderContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What proves to Azure who is asking: a key, else a token from Microsoft Entra ID. */
final class AzureCredentials {

  private AzureCredentials() {}

  /**
   * The key that is configured; else tokens from the {@link TokenCredential} that was given in
   * code; else from the one that Azure Identity finds on this machine. That one was not set for
   * videogen, so like a key from Azure's own variable it goes to Azure's hosts, to the endpoint
   * from Azure's own variable and to loopback alone.
   *
   * @throws ConfigurationException if none of them may be sent to the endpoint
   */
  static Credentials of(ProviderContext context, URI baseUrl) {
    Optional<Supplier<String>> key =
        VendorKey.of(
            context, AzureSettings.API_KEY, AzureSettings.ENDPOINT, baseUrl, AzureEndpoint.HOSTS);
    if (key.isPresent()) {
      Supplier<String> given = key.get();
      return () -> Map.of("api-key", given.get());
    }
    String scope = context.get(AzureSettings.SCOPE).orElseThrow();
    Optional<TokenCredential> credential = context.component(TokenCredential.class);
    if (credential.isPresent()) {
      return Credentials.token(EntraTokens.of(credential.get(), scope), context.time());
    }
    if (!VendorKey.maySend(context, AzureSettings.ENDPOINT, baseUrl, AzureEndpoint.HOSTS)) {
      throw noCredentialsForHost(context.instance(), baseUrl);
    }
    return Credentials.token(
        EntraTokens.ofThisMachine(scope, "videogen." + context.instance() + ".api-key"),
        context.time());
  }

  private static ConfigurationException noCredentialsForHost(String instance, URI baseUrl) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                baseUrl.getHost()
                    + " is not one of Azure's hosts, so neither a key from AZURE_OPENAI_API_KEY nor"
                    + " this machine's identity is sent to it. Set videogen."
                    + instance
                    + ".api-key, or give a TokenCredential in code")
            .provider(instance)
            .build());
  }
}
