package dev.videogen.fal;

import dev.videogen.Media;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.FalCatalog;
import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookScheme;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The provider {@code fal}. */
public final class FalVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String[] HOSTS = {"queue.fal.run", ".fal.ai"};

  /** What is larger goes in parts, which is not built (source: fal's storage API). */
  private static final long MAX_UPLOAD = 90_000_000;

  private static final URI REST = URI.create("https://rest.fal.ai");
  private static final URI PLATFORM = URI.create("https://api.fal.ai/v1");

  /** For {@link java.util.ServiceLoader}. */
  public FalVideoGeneratorProvider() {
    super(
        "fal",
        "fal: every video model of its queue behind one key",
        FalSettings.API_KEY,
        FalSettings.BASE_URL,
        FalSettings.STORAGE_URL,
        FalSettings.PLATFORM_URL,
        FalSettings.MODEL,
        FalSettings.UPLOAD_ABOVE,
        WebhookSettings.URL,
        FalSettings.JWKS_URL);
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
    VendorConnection queue = access.open();
    Optional<VendorConnection> platform = access.open(FalSettings.PLATFORM_URL, PLATFORM);
    InputAddresses inputs =
        new InputAddresses(
            access.open(FalSettings.STORAGE_URL, REST),
            context.get(FalSettings.UPLOAD_ABOVE).orElseThrow(),
            MAX_UPLOAD,
            InputAddresses.inTwoSteps(FalVideoGeneratorProvider::place, "upload_url", "file_url"));
    Supplier<WebhookScheme> webhooks =
        WebhookSettings.published(
            context,
            FalSettings.JWKS_URL,
            access.openWithoutKey(FalSettings.JWKS_URL, REST),
            FalWebhooks::new);
    Capabilities.Builder known = FalCatalog.capabilities().toBuilder();
    context.get(FalSettings.MODEL).ifPresent(known::defaultModel);
    known.listing(platform.isPresent() ? Listing.PARTIAL : Listing.NONE);
    return new FalVideoGenerator(queue, known.build(), inputs, platform, webhooks, access);
  }

  private static JsonResponse place(VendorConnection storage, Media file) {
    String type = file.mediaType().orElse("application/octet-stream");
    return storage
        .wire(StorageWire.class)
        .initiate(Map.of("content_type", type, "file_name", file.fileName()));
  }
}
