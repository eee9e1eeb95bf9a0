package dev.videogen.azure;

import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;

/**
 * Says which deployment is missing. Azure itself answers a create with 404 and "The API deployment
 * for this resource does not exist", or "Resource not found" where there is no such API.
 */
final class DeploymentErrors extends ForwardingVideoGenerator {

  private final String configured;
  private final AzureEndpoint endpoint;

  /**
   * Over a generator.
   *
   * @param configured the deployment of requests that name no model
   * @param endpoint the resource that is asked
   */
  DeploymentErrors(VideoGenerator delegate, String configured, AzureEndpoint endpoint) {
    super(delegate);
    this.configured = configured;
    this.endpoint = endpoint;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    try {
      return super.create(request);
    } catch (NotFoundException missing) {
      if (request.request().source().isPresent()) {
        throw missing;
      }
      throw explained(missing, request.request().model().orElse(configured));
    }
  }

  private NotFoundException explained(NotFoundException missing, String deployment) {
    String settings = "videogen." + name() + ".";
    ErrorDetails known = missing.details();
    String quoted = known.vendorMessage().map(text -> " (\"" + text + "\")").orElse("");
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                known.operation(),
                endpoint
                    + " has no deployment \""
                    + deployment
                    + "\" for this API"
                    + quoted
                    + ". Check "
                    + settings
                    + "deployment, or the model that the request names, against the deployments of"
                    + " the resource (a new one takes some minutes); and "
                    + settings
                    + "api: jobs is for Sora 1, videos for Sora 2.")
            .provider(name())
            .code(known.code().orElse(null))
            .vendorMessage(known.vendorMessage().orElse(null))
            .requestId(known.requestId().orElse(null))
            .billed(Billed.NO)
            .cause(missing);
    known.httpStatus().ifPresent(details::httpStatus);
    return new NotFoundException(details.build());
  }
}
