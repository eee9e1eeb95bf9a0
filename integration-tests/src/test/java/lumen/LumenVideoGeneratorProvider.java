package lumen;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The provider lumen. */
public final class LumenVideoGeneratorProvider implements VideoGeneratorProvider {

  public LumenVideoGeneratorProvider() {}

  @Override
  public String type() {
    return "lumen";
  }

  @Override
  public String description() {
    return "Lumen: videos from pictures";
  }

  @Override
  public List<Setting<?>> settings() {
    return LumenSettings.all();
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    URI address = context.get(LumenSettings.BASE_URL).orElseThrow();
    VendorConnection connection =
        VendorKey.of(
                context,
                LumenSettings.API_KEY,
                LumenSettings.BASE_URL,
                address,
                "api.lumen.example")
            .map(
                key ->
                    VendorConnection.to(address, context)
                        .credentials(() -> Map.of("Authorization", "Lumen " + key.get()))
                        .rules(LumenVideoGenerator.RULES)
                        .open())
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        ErrorDetails.builder(
                                Operation.OPEN,
                                "Lumen wants a key: set videogen."
                                    + context.instance()
                                    + ".api-key")
                            .provider(context.instance())
                            .build()));
    Capabilities known =
        LumenVideoGenerator.CAPABILITIES.toBuilder()
            .defaultModel(context.get(LumenSettings.MODEL).orElseThrow())
            .build();
    return new LumenVideoGenerator(connection, known);
  }
}
