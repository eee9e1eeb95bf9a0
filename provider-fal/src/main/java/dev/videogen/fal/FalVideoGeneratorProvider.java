package dev.videogen.fal;

import dev.videogen.Media;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.FalCatalog;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.auth.VendorKey;
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
import java.util.function.Supplier;

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
    Supplier<String> key =
        VendorKey.required(this, context, FalSettings.API_KEY, FalSettings.BASE_URL, HOSTS);
    VendorConnection queue =
        connection(context, context.get(FalSettings.BASE_URL).orElseThrow(), key);
    Optional<VendorConnection> platform = other(context, FalSettings.PLATFORM_URL, PLATFORM);
    InputAddresses inputs =
        new InputAddresses(
            other(context, FalSettings.STORAGE_URL, REST),
            context.get(FalSettings.UPLOAD_ABOVE).orElseThrow(),
            MAX_UPLOAD,
            FalVideoGeneratorProvider::upload);
    Capabilities.Builder known = FalCatalog.capabilities().toBuilder();
    context.get(FalSettings.MODEL).ifPresent(known::defaultModel);
    known.listing(platform.isPresent() ? Listing.PARTIAL : Listing.NONE);
    return new FalVideoGenerator(
        queue, known.build(), inputs, platform, new Webhooks(context, keys(context)));
  }

  /** Where the keys of webhooks are read, without a key of ours. */
  private static Optional<VendorConnection> keys(ProviderContext context) {
    return address(context, FalSettings.JWKS_URL, REST)
        .map(
            address -> VendorConnection.to(address, context).rules(FalVideoGenerator.RULES).open());
  }

  /** Another origin than the queue's: fal's own where the queue is fal's, unless it is set. */
  private static Optional<URI> address(ProviderContext context, Setting<URI> setting, URI usual) {
    boolean own = context.get(FalSettings.BASE_URL).equals(FalSettings.BASE_URL.defaultValue());
    return context.get(setting).or(() -> Optional.of(usual).filter(fals -> own));
  }

  /** A connection to another origin; empty if there is no key that may go there. */
  private static Optional<VendorConnection> other(
      ProviderContext context, Setting<URI> setting, URI usual) {
    return address(context, setting, usual)
        .flatMap(
            address ->
                VendorKey.of(context, FalSettings.API_KEY, setting, address, HOSTS)
                    .map(key -> connection(context, address, key)));
  }

  private static VendorConnection connection(
      ProviderContext context, URI address, Supplier<String> key) {
    VendorConnection.Builder connection =
        VendorConnection.to(address, context)
            .credentials(() -> Map.of("Authorization", "Key " + key.get()))
            .rules(FalVideoGenerator.RULES);
    WebhookSettings.url(context).ifPresent(connection::hiding);
    return connection.open();
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
