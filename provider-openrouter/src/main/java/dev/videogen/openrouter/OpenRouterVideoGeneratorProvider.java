package dev.videogen.openrouter;

import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.WebhookSettings;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;

/** The provider {@code openrouter}. */
public final class OpenRouterVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String HOST = "openrouter.ai";

  /** For {@link java.util.ServiceLoader}. */
  public OpenRouterVideoGeneratorProvider() {
    super(
        "openrouter",
        "OpenRouter: the video models of many vendors behind one key",
        OpenRouterSettings.API_KEY,
        OpenRouterSettings.BASE_URL,
        OpenRouterSettings.MODEL,
        WebhookSettings.URL);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    VendorAccess access =
        new VendorAccess(
            this,
            context,
            OpenRouterSettings.API_KEY,
            OpenRouterSettings.BASE_URL,
            "Bearer",
            OpenRouterVideoGenerator.RULES,
            HOST);
    return new OpenRouterVideoGenerator(access.open(), context.get(OpenRouterSettings.MODEL));
  }
}
