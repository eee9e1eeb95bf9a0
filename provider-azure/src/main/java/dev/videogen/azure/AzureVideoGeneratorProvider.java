package dev.videogen.azure;

import dev.videogen.Billed;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.catalog.AzureCatalog;
import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.VendorConnection;
import dev.videogen.openai.OpenAiVideoGenerator;
import dev.videogen.openai.RequestFormat;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import java.net.URI;

/**
 * The provider {@code azure}. A {@code com.azure.core.credential.TokenCredential} that was set in
 * code is asked for tokens where no key is configured.
 */
public final class AzureVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String VERSION = "api-version";

  /** For {@link java.util.ServiceLoader}. */
  public AzureVideoGeneratorProvider() {
    super(
        "azure",
        "Azure OpenAI: the jobs API (Sora 1) and the videos API (Sora 2)",
        AzureSettings.ENDPOINT,
        AzureSettings.API_KEY,
        AzureSettings.API,
        AzureSettings.DEPLOYMENT,
        AzureSettings.API_VERSION,
        AzureSettings.SCOPE,
        AzureSettings.VIDEO_QUALITY,
        AzureSettings.LISTING);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    AzureEndpoint endpoint = AzureEndpoint.of(context);
    AzureApi api = context.get(AzureSettings.API).orElseThrow();
    String deployment = context.get(AzureSettings.DEPLOYMENT).orElse(api.defaultDeployment());
    VideoGenerator generator =
        switch (api) {
          case JOBS ->
              jobs(
                  context,
                  endpoint.baseUrl(),
                  listing(context, endpoint, AzureCatalog.jobs(deployment)));
          case VIDEOS ->
              videos(
                  context,
                  endpoint.baseUrl(),
                  listing(context, endpoint, AzureCatalog.videos(deployment)));
        };
    return new DeploymentErrors(generator, deployment, endpoint);
  }

  /**
   * Azure's reference documents a list of the jobs of a resource, so that of a resource itself is
   * taken to be complete. What a gateway before it lists, which may spread over several resources,
   * nobody knows.
   */
  private static Capabilities listing(
      ProviderContext context, AzureEndpoint endpoint, Capabilities ofResource) {
    Listing unlessSet = endpoint.isResource() ? ofResource.listing() : Listing.PARTIAL;
    return ofResource.toBuilder()
        .listing(context.get(AzureSettings.LISTING).orElse(unlessSet))
        .build();
  }

  private static VideoGenerator jobs(
      ProviderContext context, URI baseUrl, Capabilities capabilities) {
    String version = context.get(AzureSettings.API_VERSION).orElse("preview");
    return new AzureJobsVideoGenerator(
        connection(context, baseUrl).query(VERSION, version).open(),
        capabilities,
        context.get(AzureSettings.VIDEO_QUALITY).orElseThrow());
  }

  private static VideoGenerator videos(
      ProviderContext context, URI baseUrl, Capabilities capabilities) {
    VendorConnection.Builder connection = connection(context, baseUrl);
    context.get(AzureSettings.API_VERSION).ifPresent(version -> connection.query(VERSION, version));
    return new OpenAiVideoGenerator(
        connection.open(), capabilities, Billed.YES, RequestFormat.AUTO);
  }

  private static VendorConnection.Builder connection(ProviderContext context, URI baseUrl) {
    return VendorConnection.to(baseUrl, context)
        .credentials(AzureCredentials.of(context, baseUrl))
        .rules(OpenAiVideoGenerator.RULES);
  }
}
