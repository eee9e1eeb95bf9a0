package support;

import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.List;

/** The way into a provider that is written about in samples. */
public final class AcmeVideoGeneratorProvider implements VideoGeneratorProvider {

  @Override
  public String type() {
    return "acme";
  }

  @Override
  public String description() {
    return "a vendor that is made up";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    return new AcmeVideoGenerator(context.time());
  }
}
