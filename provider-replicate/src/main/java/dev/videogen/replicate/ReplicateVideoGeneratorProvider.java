package dev.videogen.replicate;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.catalog.ReplicateCatalog;
import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.WebhookSettings;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;

/** The provider {@code replicate}. */
public final class ReplicateVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String HOST = "api.replicate.com";

  /** For {@link java.util.ServiceLoader}. */
  public ReplicateVideoGeneratorProvider() {
    super(
        "replicate",
        "Replicate: every video model that runs there, behind one token",
        ReplicateSettings.API_TOKEN,
        ReplicateSettings.BASE_URL,
        ReplicateSettings.MODEL,
        ReplicateSettings.UPLOAD_ABOVE,
        WebhookSettings.URL,
        WebhookSettings.SECRET);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    VendorAccess access =
        new VendorAccess(
            this,
            context,
            ReplicateSettings.API_TOKEN,
            ReplicateSettings.BASE_URL,
            "Bearer",
            ReplicateVideoGenerator.RULES,
            HOST);
    Capabilities.Builder known = ReplicateCatalog.capabilities().toBuilder();
    context.get(ReplicateSettings.MODEL).ifPresent(known::defaultModel);
    return new ReplicateVideoGenerator(
        access.open(),
        context.get(ReplicateSettings.UPLOAD_ABOVE).orElseThrow(),
        known.build(),
        WebhookSettings.standard(context, PredictionResponse::webhook));
  }
}
