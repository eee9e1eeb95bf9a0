package dev.videogen.openrouter;

import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
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
    Supplier<String> key =
        VendorKey.required(
            this, context, OpenRouterSettings.API_KEY, OpenRouterSettings.BASE_URL, HOST);
    VendorConnection.Builder connection =
        VendorConnection.to(context.get(OpenRouterSettings.BASE_URL).orElseThrow(), context)
            .credentials(() -> Map.of("Authorization", "Bearer " + key.get()))
            .rules(OpenRouterVideoGenerator.RULES);
    Optional<String> callback = WebhookSettings.url(context);
    callback.ifPresent(connection::hiding);
    return new OpenRouterVideoGenerator(
        connection.open(), context.get(OpenRouterSettings.MODEL), callback);
  }
}
