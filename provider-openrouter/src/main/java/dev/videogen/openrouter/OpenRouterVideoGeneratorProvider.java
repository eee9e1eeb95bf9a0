package dev.videogen.openrouter;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The provider {@code openrouter}. */
public final class OpenRouterVideoGeneratorProvider implements VideoGeneratorProvider {

  private static final String HOST = "openrouter.ai";

  /** For {@link java.util.ServiceLoader}. */
  public OpenRouterVideoGeneratorProvider() {}

  @Override
  public String type() {
    return "openrouter";
  }

  @Override
  public String description() {
    return "OpenRouter: the video models of many vendors behind one key";
  }

  @Override
  public List<Setting<?>> settings() {
    return OpenRouterSettings.all();
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    URI baseUrl = context.get(OpenRouterSettings.BASE_URL).orElseThrow();
    Supplier<String> key =
        VendorKey.of(
                context, OpenRouterSettings.API_KEY, OpenRouterSettings.BASE_URL, baseUrl, HOST)
            .orElseThrow(() -> keyMissing(context.instance()));
    Credentials credentials = () -> Map.of("Authorization", "Bearer " + key.get());
    VendorConnection connection =
        VendorConnection.to(baseUrl, context)
            .credentials(credentials)
            .rules(OpenRouterVideoGenerator.RULES)
            .open();
    Optional<String> model = context.get(OpenRouterSettings.MODEL);
    return new OpenRouterVideoGenerator(context.instance(), connection, model, context.time());
  }

  private static ConfigurationException keyMissing(String instance) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                "OpenRouter wants a key: set videogen."
                    + instance
                    + ".api-key (in the environment OPENROUTER_API_KEY for the instance"
                    + " openrouter)")
            .provider(instance)
            .build());
  }
}
