package dev.videogen.openrouter;

import dev.videogen.http.VendorAccess;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.List;

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
    VendorAccess access =
        new VendorAccess(
            this,
            context,
            OpenRouterSettings.API_KEY,
            OpenRouterSettings.BASE_URL,
            "Bearer",
            OpenRouterVideoGenerator.RULES,
            HOST);
    return new OpenRouterVideoGenerator(
        access.open(), context.get(OpenRouterSettings.MODEL), access.webhook());
  }
}
