package dev.videogen.http.internal.transport;

import dev.videogen.Asset;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens files, and says what a refusal means, given where the job stands. */
public final class MediaFetcher {

  private final String instance;
  private final URI baseUrl;
  private final HttpTransport transport;
  private final CallExecutor calls;

  public MediaFetcher(String instance, URI baseUrl, HttpTransport transport, CallExecutor calls) {
    this.instance = instance;
    this.baseUrl = baseUrl;
    this.transport = transport;
    this.calls = calls;
  }

  /**
   * What is fetched.
   *
   * @param address absolute, with its query
   * @param range from where to read
   * @param keyed whether headers of ours go to it, if it is of the base URL's origin
   * @param asset which file it is, where JSON comes that names several
   * @param inline under which name it stands in JSON, if it does
   */
  public record Target(
      URI address, ByteRange range, boolean keyed, Asset asset, Optional<String> inline) {

    Target fromTheBeginning() {
      return new Target(address, ByteRange.all(), keyed, asset, inline);
    }
  }

  /**
   * Opens a file.
   *
   * @param target which
   * @param spec what the call is for
   * @param job reads the job, if that can explain a refusal
   */
  public MediaStream open(Target target, CallSpec spec, Optional<Supplier<VideoJob>> job) {
    MediaOpening opening = new MediaOpening(instance, baseUrl, transport, calls.watchdog());
    try {
      return calls.read(spec, () -> opening.open(target));
    } catch (InvalidRequestException | NotFoundException refused) {
      throw job.map(read -> ofJob(spec, read, refused)).orElse(refused);
    }
  }

  /** It was the file that was asked for. */
  private NotFoundException noSuchJob(CallSpec spec, NotFoundException gone) {
    ErrorDetails.Builder details =
        spec.error("there is no file to be had: " + gone.details().message())
            .provider(instance)
            .code(gone.code().orElse(null))
            .vendorMessage(gone.vendorMessage().orElse(null))
            .requestId(gone.requestId().orElse(null))
            .cause(gone);
    gone.httpStatus().ifPresent(details::httpStatus);
    return new NotFoundException(details.build());
  }

  /** What a refusal means, given where the job stands. */
  private VideoException ofJob(CallSpec spec, Supplier<VideoJob> retrieve, VideoException refused) {
    CallSpec poll = CallSpec.read(Operation.RETRIEVE);
    VideoJob job;
    try {
      job = calls.read(spec.job().map(poll::about).orElse(poll), retrieve);
    } catch (NotFoundException gone) {
      return noSuchJob(spec, gone);
    } catch (VideoException unavailable) {
      return refused;
    }
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                Operation.DOWNLOAD,
                "there is no file to be had: the job is \"" + job.providerStatus() + "\"")
            .provider(instance)
            .job(job.ref())
            .cause(refused);
    refused.httpStatus().ifPresent(details::httpStatus);
    if (job.status() == JobStatus.COMPLETED) {
      return refused;
    }
    return job.status() == JobStatus.EXPIRED
        ? new NotFoundException(details.build())
        : new ConflictException(details.build());
  }
}
