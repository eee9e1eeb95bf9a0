package dev.videogen.fal;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.FalCatalog;
import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.TwoStepUpload;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import java.util.Optional;

/** The provider {@code fal}. */
public final class FalVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String[] HOSTS = {"queue.fal.run", ".fal.ai"};

  /** What is larger goes in parts, which is not built (source: fal's storage API). */
  private static final long MAX_UPLOAD = 90_000_000;

  private static final TwoStepUpload UPLOAD =
      new TwoStepUpload(
          "storage/upload/initiate?storage_type=fal-cdn-v3",
          "content_type",
          "file_name",
          "upload_url",
          "file_url");

  /** For {@link java.util.ServiceLoader}. */
  public FalVideoGeneratorProvider() {
    super(
        "fal",
        "fal: every video model of its queue behind one key",
        FalSettings.API_KEY,
        FalSettings.BASE_URL,
        FalSettings.STORAGE.setting(),
        FalSettings.PLATFORM.setting(),
        FalSettings.MODEL,
        FalSettings.UPLOAD_ABOVE,
        WebhookSettings.URL,
        FalSettings.WEBHOOK_KEYS.setting());
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    VendorAccess access =
        new VendorAccess(
            this,
            context,
            FalSettings.API_KEY,
            FalSettings.BASE_URL,
            "Key",
            FalVideoGenerator.RULES,
            HOSTS);
    Optional<VendorConnection> platform = access.open(FalSettings.PLATFORM);
    Capabilities.Builder known = FalCatalog.capabilities().toBuilder();
    context.get(FalSettings.MODEL).ifPresent(known::defaultModel);
    known.listing(platform.isPresent() ? Listing.PARTIAL : Listing.NONE);
    return new FalVideoGenerator(
        access.open(),
        known.build(),
        access.inputs(FalSettings.STORAGE, FalSettings.UPLOAD_ABOVE, MAX_UPLOAD, UPLOAD),
        platform,
        access.webhooks(FalSettings.WEBHOOK_KEYS, FalWebhooks.HEADERS, FalWebhooks::payload));
  }
}
