package dev.videogen.http.internal.transport;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.internal.response.MediaResponse;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Opens files: without Feign, as bytes, from the address exactly as it is written, and through
 * redirects, which are followed by hand so that no header of ours goes to another origin.
 */
public final class MediaFetcher {

  private static final int MAX_REDIRECTS = 5;
  private static final int ERROR_BYTES = 64 * 1024;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final String instance;
  private final URI baseUrl;
  private final Origin origin;
  private final HttpTransport transport;
  private final CallExecutor calls;

  public MediaFetcher(String instance, URI baseUrl, HttpTransport transport, CallExecutor calls) {
    this.instance = instance;
    this.baseUrl = baseUrl;
    this.origin = Origin.of(baseUrl);
    this.transport = transport;
    this.calls = calls;
  }

  /**
   * What is fetched.
   *
   * @param address absolute, with its query
   * @param range from where to read
   * @param keyed whether headers of ours go to it, if it is of the base URL's origin
   * @param inline under which name it stands in JSON, if it does
   */
  public record Target(URI address, ByteRange range, boolean keyed, Optional<String> inline) {

    private Target fromTheBeginning() {
      return new Target(address, ByteRange.all(), keyed, inline);
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
    try {
      return calls.read(spec, () -> start(target));
    } catch (InvalidRequestException | NotFoundException refused) {
      throw job.map(read -> ofJob(spec, read, refused)).orElse(refused);
    }
  }

  private MediaStream start(Target target) {
    checkStep(baseUrl, target.address());
    URI at = target.address();
    boolean ours = target.keyed() && Origin.of(at).equals(origin);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpUriRequestBase request = request(at, target.range(), ours);
      ClassicHttpResponse response = send(request);
      ResponseHeaders headers = headers(response);
      Exchange.current().responded(response.getCode(), headers);
      if (!REDIRECTS.contains(response.getCode()) || headers.get("location").isEmpty()) {
        return stream(request, response, headers, target);
      }
      request.cancel();
      URI next = redirected(at, headers.get("location").get());
      checkStep(at, next);
      // Whoever was once sent elsewhere does not bring our headers back from there.
      ours = ours && Origin.of(next).equals(origin);
      at = next;
    }
    throw broken("redirects the file more than " + MAX_REDIRECTS + " times");
  }

  private HttpUriRequestBase request(URI at, ByteRange range, boolean ours) {
    Exchange exchange = Exchange.current();
    exchange.address(at);
    HttpUriRequestBase request = RequestFactory.of("GET", at);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    // Anything else breaks lengths and offsets.
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    if (ours) {
      exchange.headers().forEach(request::setHeader);
    }
    if (range.offset() > 0) {
      request.setHeader(HttpHeaders.RANGE, "bytes=" + range.offset() + "-");
      range.etag().ifPresent(tag -> request.setHeader(HttpHeaders.IF_RANGE, tag));
    }
    return request;
  }

  private ClassicHttpResponse send(HttpUriRequestBase request) {
    try {
      return transport.media(request);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private MediaStream stream(
      HttpUriRequestBase request,
      ClassicHttpResponse response,
      ResponseHeaders headers,
      Target target) {
    ByteRange range = target.range();
    int status = response.getCode();
    if (status == 416 && range.offset() > 0) {
      request.cancel();
      return start(target.fromTheBeginning());
    }
    MediaResponse media = MediaResponse.of(status, headers);
    if (status >= 300 || status < 200) {
      readError(request, response);
      throw new ErrorStatusException();
    }
    if ((media.isNoMedia() && target.inline().isEmpty())
        || response.getEntity() == null
        || (status != 200 && status != 206)) {
      readError(request, response);
      throw new UnreadableResponseException("it is no file");
    }
    if (media.encoded()) {
      request.cancel();
      throw new UnreadableResponseException("it is compressed, though that was not asked for");
    }
    if (!media.continues(range)) {
      request.cancel();
      if (range.offset() == 0) {
        throw new UnreadableResponseException("it does not begin at the beginning");
      }
      return start(target.fromTheBeginning());
    }
    return target.inline().isPresent()
        ? inline(request, response, target.inline().get())
        : stream(request, response, media);
  }

  private MediaStream stream(
      HttpUriRequestBase request, ClassicHttpResponse response, MediaResponse media) {
    MediaStream.Builder stream =
        MediaStream.builder(aborting(request, response))
            .offset(media.offset().orElse(0))
            .mediaType(media.mediaType().orElse(null))
            .etag(media.etag().orElse(null));
    media.totalLength().ifPresent(stream::totalLength);
    return stream.build();
  }

  private AbortingStream aborting(HttpUriRequestBase request, ClassicHttpResponse response) {
    try {
      AbortingStream content =
          new AbortingStream(response.getEntity().getContent(), request, calls.watchdog());
      calls.watchdog().watch(content);
      return content;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private MediaStream inline(
      HttpUriRequestBase request, ClassicHttpResponse response, String field) {
    AbortingStream json = aborting(request, response);
    try {
      return MediaStream.builder(InlineMedia.open(json, field)).build();
    } catch (EOFException missing) {
      request.cancel();
      throw new UnreadableResponseException("there is no \"" + field + "\" in it");
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static void readError(HttpUriRequestBase request, ClassicHttpResponse response) {
    try {
      CappedBody body =
          CappedBody.read(
              response.getEntity() == null ? null : response.getEntity().getContent(), ERROR_BYTES);
      Exchange.current().arrived(body.bytes());
    } catch (IOException lost) {
      // The status alone has to do.
    } finally {
      request.cancel();
    }
  }

  private static ResponseHeaders headers(ClassicHttpResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName(), Objects.requireNonNullElse(header.getValue(), ""));
    }
    return ResponseHeaders.of(headers);
  }

  private URI redirected(URI from, String location) {
    try {
      return from.resolve(new URI(location.replace(" ", "%20")));
    } catch (URISyntaxException noAddress) {
      throw broken("redirects the file to something that is no address");
    }
  }

  /** Refuses what is no web address, and what leaves encryption behind. */
  private void checkStep(URI from, URI to) {
    Origin next;
    try {
      next = Origin.of(to);
    } catch (IllegalArgumentException noAddress) {
      throw broken("names an address of the file that is neither http nor https");
    }
    if (Origin.of(from).isEncrypted() && !next.isEncrypted()) {
      throw broken("wants the file to be fetched over plain http from " + next.host());
    }
  }

  private ProviderFailureException broken(String what) {
    return new ProviderFailureException(
        Exchange.current()
            .spec()
            .error(instance + " " + what + ". The file was not fetched.")
            .provider(instance)
            .build());
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
    CallSpec look = CallSpec.read(Operation.RETRIEVE);
    VideoJob job;
    try {
      job = calls.read(spec.job().map(look::about).orElse(look), retrieve);
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
