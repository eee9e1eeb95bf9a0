package dev.videogen.fal;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.FalCatalog;
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
import java.util.Optional;

/** The provider {@code fal}. */
public final class FalVideoGeneratorProvider implements VideoGeneratorProvider {

  private static final URI STORAGE = URI.create("https://rest.fal.ai");
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
    URI queue = context.get(FalSettings.BASE_URL).orElseThrow();
    VendorConnection connection =
        connection(context, FalSettings.BASE_URL, queue)
            .orElseThrow(() -> keyMissing(context.instance()));
    Optional<RequestList> list =
        other(context, FalSettings.PLATFORM_URL, PLATFORM)
            .map(platform -> new RequestList(platform, context.time()));
    InputFiles files =
        new InputFiles(
            other(context, FalSettings.STORAGE_URL, STORAGE),
            context.get(FalSettings.UPLOAD_ABOVE).orElseThrow());
    Capabilities.Builder known = FalCatalog.capabilities().toBuilder();
    context.get(FalSettings.MODEL).ifPresent(known::defaultModel);
    known.listing(list.isPresent() ? Listing.PARTIAL : Listing.NONE);
    return new FalVideoGenerator(
        context.instance(), connection, files, list, known.build(), context.time());
  }

  /** Another origin than the queue's: fal's own where the queue is fal's, unless it is set. */
  private static Optional<VendorConnection> other(
      ProviderContext context, Setting<URI> setting, URI usual) {
    boolean own = context.get(FalSettings.BASE_URL).equals(FalSettings.BASE_URL.defaultValue());
    return context
        .get(setting)
        .or(() -> Optional.of(usual).filter(fals -> own))
        .flatMap(address -> connection(context, setting, address));
  }

  /** Empty if there is no key that may go there. */
  private static Optional<VendorConnection> connection(
      ProviderContext context, Setting<URI> setting, URI address) {
    return VendorKey.of(context, FalSettings.API_KEY, setting, address, "queue.fal.run", ".fal.ai")
        .map(
            key ->
                VendorConnection.to(address, context)
                    .credentials(() -> Map.of("Authorization", "Key " + key.get()))
                    .rules(FalVideoGenerator.RULES)
                    .open());
  }

  private static ConfigurationException keyMissing(String instance) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                "fal wants a key: set videogen."
                    + instance
                    + ".api-key (in the environment FAL_KEY for the instance fal)")
            .provider(instance)
            .build());
  }
}
