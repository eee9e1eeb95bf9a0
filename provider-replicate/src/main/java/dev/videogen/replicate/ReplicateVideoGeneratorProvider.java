package dev.videogen.replicate;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.catalog.ReplicateCatalog;
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

/** The provider {@code replicate}. */
public final class ReplicateVideoGeneratorProvider implements VideoGeneratorProvider {

  private static final String HOST = "api.replicate.com";

  /** For {@link java.util.ServiceLoader}. */
  public ReplicateVideoGeneratorProvider() {}

  @Override
  public String type() {
    return "replicate";
  }

  @Override
  public String description() {
    return "Replicate: every video model that runs there, behind one token";
  }

  @Override
  public List<Setting<?>> settings() {
    return ReplicateSettings.all();
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    Supplier<String> token =
        VendorKey.required(
            this, context, ReplicateSettings.API_TOKEN, ReplicateSettings.BASE_URL, HOST);
    VendorConnection.Builder connection =
        VendorConnection.to(context.get(ReplicateSettings.BASE_URL).orElseThrow(), context)
            .credentials(() -> Map.of("Authorization", "Bearer " + token.get()))
            .rules(ReplicateVideoGenerator.RULES);
    Optional<String> webhook = WebhookSettings.url(context);
    webhook.ifPresent(connection::hiding);
    Capabilities.Builder known = ReplicateCatalog.capabilities().toBuilder();
    context.get(ReplicateSettings.MODEL).ifPresent(known::defaultModel);
    return new ReplicateVideoGenerator(
        connection.open(),
        context.get(ReplicateSettings.UPLOAD_ABOVE).orElseThrow(),
        known.build(),
        webhook,
        WebhookSettings.standard(context, PredictionWebhooks::payload));
  }
}
