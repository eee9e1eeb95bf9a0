package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.internal.response.MediaResponse;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.RawAddress;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file: without Feign, as bytes, from the address exactly as it is written. Redirects, and
 * JSON that names the file's address instead of being it, are followed by hand so that no header of
 * ours goes to another origin; JSON in which the file stands is decoded on the way.
 */
final class MediaOpening {

  /** How many times a file may be said to be elsewhere. */
  private static final int MAX_STEPS = 5;

  private static final int ERROR_BYTES = 64 * 1024;

  /** JSON without a file in it is shorter. */
  private static final int MAX_JSON = 1024 * 1024;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> NOT_YET = Set.of(202, 204);

  private final String instance;
  private final URI baseUrl;
  private final Origin origin;
  private final HttpTransport transport;
  private final Watchdog watchdog;

  MediaOpening(String instance, URI baseUrl, HttpTransport transport, Watchdog watchdog) {
    this.instance = instance;
    this.baseUrl = baseUrl;
    this.origin = Origin.of(baseUrl);
    this.transport = transport;
    this.watchdog = watchdog;
  }

  /** Either the file, or where it is said to be. */
  private record Step(@Nullable MediaStream stream, @Nullable URI next) {}

  /** Opens a file; within an exchange. */
  MediaStream open(MediaFetcher.Target target) {
    checkStep(baseUrl, target.address());
    URI at = target.address();
    boolean ours = target.keyed() && Origin.of(at).equals(origin);
    for (int steps = 0; steps <= MAX_STEPS; steps++) {
      Step step = step(at, ours, target);
      if (step.stream() != null) {
        return step.stream();
      }
      URI next = Objects.requireNonNull(step.next());
      checkStep(at, next);
      // Whoever was once sent elsewhere does not bring our headers back from there.
      ours = ours && Origin.of(next).equals(origin);
      at = next;
    }
    throw broken("says more than " + MAX_STEPS + " times that the file is elsewhere");
  }

  private Step step(URI at, boolean ours, MediaFetcher.Target target) {
    HttpUriRequestBase request = request(at, target.range(), ours);
    ClassicHttpResponse response;
    try {
      response = transport.media(request);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    ResponseHeaders headers = headers(response);
    int status = response.getCode();
    Exchange.current().responded(status, headers);
    Optional<String> location = headers.get("location");
    if (REDIRECTS.contains(status) && location.isPresent()) {
      request.cancel();
      Exchange.current().redirected();
      return new Step(null, redirected(at, location.get()));
    }
    if (status == 416 && target.range().offset() > 0) {
      request.cancel();
      return new Step(open(target.fromTheBeginning()), null);
    }
    if (NOT_YET.contains(status)) {
      request.cancel();
      throw notYet(status);
    }
    if (status != 200 && status != 206) {
      readError(request, response);
      if (status < 200 || status >= 300) {
        throw new ErrorStatusException();
      }
      throw new UnreadableResponseException("it is no file");
    }
    return body(at, target, request, response, MediaResponse.of(status, headers));
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

  private Step body(
      URI at,
      MediaFetcher.Target target,
      HttpUriRequestBase request,
      ClassicHttpResponse response,
      MediaResponse media) {
    ByteRange range = target.range();
    if (!media.continues(range)) {
      request.cancel();
      if (range.offset() == 0) {
        throw new UnreadableResponseException("it does not begin at the beginning");
      }
      return new Step(open(target.fromTheBeginning()), null);
    }
    try {
      InputStream raw = aborting(request, response);
      if (media.offset().orElse(0) > 0) {
        return new Step(stream(raw, media, false), null);
      }
      if (target.inline().isPresent()) {
        return new Step(inline(raw, target.inline().get()), null);
      }
      MediaBody body = MediaBody.of(raw, media.encodings());
      if (!body.isText()) {
        return new Step(stream(body.content(), media, body.isPacked()), null);
      }
      return body.isJson() ? json(at, target, body.content()) : noFile(body.content());
    } catch (IOException lost) {
      request.cancel();
      throw new UncheckedIOException(lost);
    } catch (UnreadableResponseException noFile) {
      request.cancel();
      throw noFile;
    }
  }

  private static MediaStream stream(InputStream content, MediaResponse media, boolean packed) {
    MediaStream.Builder stream =
        MediaStream.builder(content)
            .offset(media.offset().orElse(0))
            .mediaType(media.mediaType().orElse(null));
    if (!packed) {
      stream.etag(media.etag().orElse(null));
      media.totalLength().ifPresent(stream::totalLength);
    }
    return stream.build();
  }

  private InputStream aborting(HttpUriRequestBase request, ClassicHttpResponse response)
      throws IOException {
    if (response.getEntity() == null) {
      return InputStream.nullInputStream();
    }
    AbortingStream content =
        new AbortingStream(response.getEntity().getContent(), request, watchdog);
    watchdog.watch(content);
    return content;
  }

  private static MediaStream inline(InputStream json, String field) throws IOException {
    try {
      return MediaStream.builder(InlineMedia.open(json, field)).build();
    } catch (EOFException missing) {
      throw new UnreadableResponseException("there is no \"" + field + "\" in it");
    }
  }

  /** JSON instead of a file: the file stands in it, or its address does, or it is an error. */
  private Step json(URI at, MediaFetcher.Target target, InputStream content) throws IOException {
    byte[] start = content.readNBytes(MAX_JSON);
    InputStream json = new SequenceInputStream(new ByteArrayInputStream(start), content);
    try {
      InputStream file = InlineMedia.find(json, target.asset());
      return new Step(MediaStream.builder(new ClosingBoth(file, content)).build(), null);
    } catch (EOFException noFileInIt) {
      content.close();
    }
    Exchange.current().arrived(start);
    URI address =
        address(start, target)
            .orElseThrow(() -> new UnreadableResponseException("it is no file, but JSON"));
    return new Step(null, at.resolve(address));
  }

  private static Optional<URI> address(byte[] json, MediaFetcher.Target target) {
    try {
      JsonView view = JsonView.parse(json);
      return view.isContainer()
          ? FileAddresses.ofFile(view, target.asset())
          : FileAddresses.ofText(view.toString());
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static Step noFile(InputStream content) {
    Exchange.current().arrived(CappedBody.read(content, ERROR_BYTES).bytes());
    throw new UnreadableResponseException("it is no file, but text");
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
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < location.length(); i++) {
      char each = location.charAt(i);
      // A header's bytes are read as Latin-1, whatever they were meant to be.
      boolean raw = each >= 0x80 && each <= 0xff;
      ascii.append(raw ? "%%%02X".formatted((int) each) : String.valueOf(each));
    }
    return RawAddress.parse(ascii.toString())
        .map(from::resolve)
        .orElseThrow(() -> broken("redirects the file to something that is no address"));
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
    ErrorDetails.Builder details =
        Exchange.current()
            .spec()
            .error(instance + " " + what + ". The file was not fetched.")
            .provider(instance);
    Exchange.current().redirect().ifPresent(details::httpStatus);
    return new ProviderFailureException(details.build());
  }

  private ConflictException notYet(int status) {
    ErrorDetails.Builder details =
        Exchange.current()
            .spec()
            .error(instance + " responded " + status + ": the file is not there yet.")
            .provider(instance)
            .httpStatus(status);
    return new ConflictException(details.build());
  }
}
