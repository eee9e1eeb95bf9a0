package dev.videogen.fal;

import dev.videogen.Media;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.FalCatalog;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider {@code fal}. */
public final class FalVideoGeneratorProvider implements VideoGeneratorProvider {

  private static final String[] HOSTS = {"queue.fal.run", ".fal.ai"};

  /** What is larger goes in parts, which is not built (source: fal's storage API). */
  private static final long MAX_UPLOAD = 90_000_000;

  private static final URI REST = URI.create("https://rest.fal.ai");
  private static final URI PLATFORM = URI.create("https://api.fal.ai/v1");

  /** For {@link java.util.ServiceLoader}. */
  public FalVideoGeneratorProvider() {}

  @Override
  public String type() {
    return "fal";
  }

  @Override
  public String description() {
    return "fal: every video model of its queue behind one key";
  }

  @Override
  public List<Setting<?>> settings() {
    return FalSettings.all();
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
    Optional<VendorConnection> keys = access.openWithoutKey(FalSettings.JWKS_URL, REST);
    InputAddresses inputs =
        new InputAddresses(
            access.open(FalSettings.STORAGE_URL, REST),
            context.get(FalSettings.UPLOAD_ABOVE).orElseThrow(),
            MAX_UPLOAD,
            FalVideoGeneratorProvider::upload);
    Capabilities.Builder known = FalCatalog.capabilities().toBuilder();
    context.get(FalSettings.MODEL).ifPresent(known::defaultModel);
    known.listing(platform.isPresent() ? Listing.PARTIAL : Listing.NONE);
    return new FalVideoGenerator(
        queue,
        known.build(),
        inputs,
        platform,
        access.webhook(),
        WebhookSettings.published(context, FalSettings.JWKS_URL, keys, FalWebhooks::new),
        keys);
  }

  /** Asks for a place, and puts a file there. */
  private static String upload(VendorConnection storage, Media media) {
    String type = media.mediaType().orElse("application/octet-stream");
    Map<String, String> file = Map.of("content_type", type, "file_name", media.fileName());
    List<URI> places =
        storage.prepare(
            () -> {
              JsonView place = storage.wire(StorageWire.class).initiate(file).body();
              return List.of(address(place, "upload_url"), address(place, "file_url"));
            });
    return storage.prepare(
        () -> {
          storage.put(places.get(0), media);
          return places.get(1).toString();
        });
  }

  private static URI address(JsonView place, String name) {
    return place
        .address(name)
        .filter(URI::isAbsolute)
        .orElseThrow(() -> new UnreadableResponseException("its \"" + name + "\" is missing"));
  }
}
