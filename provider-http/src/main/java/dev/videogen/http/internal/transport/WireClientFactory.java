package dev.videogen.http.internal.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.Media;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.ShortenedJson;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.MethodMetadata;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import feign.hc5.ApacheHttp5Client;
import feign.jackson.JacksonEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpEntity;

/** Makes wire interfaces callable: Feign over the calls' pool. */
public final class WireClientFactory {

  private static final String CONTENT_TYPE = "Content-Type";

  private final HttpTransport transport;
  private final URI baseUrl;
  private final Map<String, String> query;
  private final VendorRules rules;
  private final CallLog log;
  private final Origin origin;
  private final FollowingWire following;

  public WireClientFactory(
      HttpTransport transport,
      URI baseUrl,
      Map<String, String> query,
      VendorRules rules,
      CallLog log) {
    this.transport = transport;
    this.baseUrl = baseUrl;
    this.query = query;
    this.rules = rules;
    this.log = log;
    this.origin = Origin.of(baseUrl);
    this.following = of(FollowingWire.class);
  }

  public <W> W of(Class<W> wireInterface) {
    Encoder json = new JacksonEncoder(new ObjectMapper());
    return Feign.builder()
        .contract(WireClientFactory::methods)
        .client(new ExchangeClient(new ApacheHttp5Client(transport.calls())))
        .requestInterceptor(template -> query.forEach(template::query))
        .encoder((body, type, template) -> encode(json, body, type, template))
        .decoder(new ResponseDecoder())
        .errorDecoder(new ResponseDecoder())
        .decodeVoid()
        // What is sent again, and when, is decided in one place, and that is not here.
        .retryer(Retryer.NEVER_RETRY)
        .target(wireInterface, baseUrl.toString());
  }

  /** What stands for a slash between the segments of an id, which Feign would encode. */
  private static final String SLASH = "%2f";

  /** Feign's own contract, but that slashes in ids stay as they are, encoded or not. */
  @SuppressWarnings("deprecation") // What replaces Contract.Default is not in older Feign 13.
  private static List<MethodMetadata> methods(Class<?> wireInterface) {
    List<MethodMetadata> methods = new Contract.Default().parseAndValidateMetadata(wireInterface);
    for (MethodMetadata method : methods) {
      if (method.urlIndex() != null && wireInterface != FollowingWire.class) {
        throw new IllegalArgumentException(
            method.configKey()
                + " takes a bare URI, to which the key would go whatever its host: follow an"
                + " address of a response by VendorConnection.follow");
      }
      method.template().decodeSlash(false);
      Map<Integer, Param.Expander> ids = new LinkedHashMap<>();
      Class<?>[] parameters = method.method().getParameterTypes();
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] == PathSegment.class) {
          ids.put(i, id -> id.toString().replace("/", SLASH));
        }
      }
      method.indexToExpander(ids);
    }
    return methods;
  }

  private void encode(Encoder json, Object body, Type type, RequestTemplate template) {
    if (body instanceof MultipartBody multipart) {
      HttpEntity upload = MultipartEntity.of(multipart);
      Exchange.current().upload(upload);
      template.header(CONTENT_TYPE, upload.getContentType());
      // Feign wants a body where one is declared; the transport sends the upload instead.
      template.body(new byte[0], StandardCharsets.UTF_8);
      return;
    }
    json.encode(body, type, template);
    template.header(CONTENT_TYPE, "application/json");
    log.requestBody(Exchange.current(), template.body());
  }

  /** What stands behind {@link #follow}. */
  interface FollowingWire {

    @RequestLine("GET")
    JsonResponse get(URI address);

    @RequestLine("POST")
    JsonResponse post(URI address, Object body);

    @RequestLine("PUT")
    void put(URI address);
  }

  /**
   * Reads JSON at an address that a response named. What proves who is asking goes with it only if
   * it is of the base URL's origin, and so do configured headers.
   *
   * @throws UnreadableResponseException if it is no address that may be asked
   */
  public JsonResponse follow(URI address) {
    Exchange.current().followed(named(address));
    return following.get(baseUrl);
  }

  /**
   * Sends JSON to an address, as {@link #follow} reads it.
   *
   * @throws UnreadableResponseException if it is no address that may be asked
   */
  public JsonResponse post(URI address, Object body) {
    Exchange.current().followed(named(address));
    return following.post(baseUrl, body);
  }

  /**
   * Sends a file to an address that a response named. Nothing that proves who is asking goes with
   * it, and no configured header: such an address is signed.
   *
   * @throws UnreadableResponseException if it is no address that may be asked
   */
  public void put(URI address, Media file) {
    Exchange exchange = Exchange.current();
    exchange.withholdHeaders();
    exchange.followed(named(address));
    exchange.upload(MediaContent.of(file).toEntity());
    following.put(baseUrl);
  }

  private URI named(URI address) {
    URI absolute = URI.create(baseUrl + "/").resolve(address);
    Origin named;
    try {
      named = Origin.of(absolute);
    } catch (IllegalArgumentException noAddress) {
      throw new UnreadableResponseException("an address in it is neither http nor https");
    }
    if (absolute.getRawUserInfo() != null || absolute.getRawAuthority().indexOf('@') >= 0) {
      throw new UnreadableResponseException("an address in it has a user");
    }
    if (origin.isEncrypted() && !named.isEncrypted()) {
      throw new UnreadableResponseException("an address in it leaves https");
    }
    return absolute;
  }

  /**
   * Tells the exchange its address before feign-hc5 rewrites it, and keeps our headers from any
   * origin but that of the base URL.
   */
  private final class ExchangeClient implements Client {

    private final Client next;

    ExchangeClient(Client next) {
      this.next = next;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      Exchange exchange = Exchange.current();
      URI followed = exchange.followed();
      URI address = followed == null ? URI.create(request.url().replace(SLASH, "/")) : followed;
      if (!Origin.of(address).equals(origin)) {
        exchange.withholdHeaders();
      }
      exchange.address(address);
      return next.execute(request, options);
    }
  }

  /** Reads a response with all that belongs to it, whatever its status. */
  private final class ResponseDecoder implements Decoder, ErrorDecoder {

    @Override
    public Object decode(Response response, Type type) {
      Exchange exchange = Exchange.current();
      CappedBody body = read(exchange, response);
      if (body.problem() != null) {
        throw new UnreadableResponseException("its body is not complete", body.problem());
      }
      JsonView json =
          type == void.class ? parseIfJson(body.bytes()) : parse(body.bytes(), response.status());
      if (isError(exchange, json)) {
        throw new ErrorStatusException();
      }
      boolean deletes = type == void.class && exchange.operation() == Operation.DELETE;
      if (deletes && !saysDeleted(json, body.bytes())) {
        throw new UnreadableResponseException("it does not say that the job is deleted");
      }
      return new JsonResponse(response.status(), exchange.response(), json, exchange.longTexts());
    }

    @Override
    public Exception decode(String methodKey, Response response) {
      read(Exchange.current(), response);
      return new ErrorStatusException();
    }

    private CappedBody read(Exchange exchange, Response response) {
      exchange.responded(response.status(), headers(response));
      CappedBody body;
      try {
        InputStream content = response.body() == null ? null : response.body().asInputStream();
        body =
            CappedBody.read(
                content == null ? null : shortened(unpacked(content, response), exchange));
      } catch (IOException brokenOff) {
        body = CappedBody.lost(brokenOff);
      }
      if (body.problem() != null) {
        // Or closing the response would read what is left of it.
        exchange.discard();
      }
      exchange.arrived(body.bytes());
      log.responseBody(exchange, body.bytes());
      return body;
    }

    /** What a create is responded to with may be there this one time. */
    private static InputStream shortened(InputStream json, Exchange exchange) {
      return new ShortenedJson(json, exchange.operation().isPaid() ? exchange.longTexts() : null);
    }

    /** Identity was asked for, and some servers pack all the same. */
    private static InputStream unpacked(InputStream content, Response response) throws IOException {
      try {
        return MediaBody.of(content, headers(response).contentEncodings()).content();
      } catch (UnreadableResponseException unknown) {
        throw new IOException(unknown.getMessage(), unknown);
      }
    }

    /** What is read of a job that failed may look like an error, and is what was asked for. */
    private boolean isError(Exchange exchange, JsonView json) {
      return exchange.spec().paid()
          ? rules.isErrorObject(json)
          : rules.isErrorInsteadOfJob(json) || isNotDeleted(exchange, json);
    }

    /** {@code {"id":"video_1","object":"video.deleted","deleted":false}}, in an envelope or not. */
    private static boolean isNotDeleted(Exchange exchange, JsonView json) {
      Optional<Boolean> no = Optional.of(false);
      return exchange.operation() == Operation.DELETE
          && (json.flag("deleted").equals(no) || json.object("data").flag("deleted").equals(no));
    }

    /**
     * {@code deleted} or a status or an object of that name, in an envelope or not. A body of
     * nothing is what most vendors respond with.
     */
    private static boolean saysDeleted(JsonView json, byte[] body) {
      return body.length == 0
          || Stream.of(json, json.object("data"))
              .anyMatch(
                  each ->
                      each.flag("deleted").orElse(false)
                          || Stream.of("status", "object")
                              .flatMap(name -> each.text(name).stream())
                              .anyMatch(word -> word.endsWith("deleted")));
    }

    /** The response to a call whose response tells nothing, unless it is an error. */
    private JsonView parseIfJson(byte[] bytes) {
      try {
        return JsonView.parse(bytes);
      } catch (IOException noJson) {
        return JsonView.empty();
      }
    }

    private JsonView parse(byte[] bytes, int status) {
      if (bytes.length == 0 && status == 204) {
        return JsonView.empty();
      }
      try {
        JsonView json = JsonView.parse(bytes);
        if (!json.isContainer()) {
          throw new UnreadableResponseException("it is no JSON object or array");
        }
        return json;
      } catch (IOException noJson) {
        throw new UnreadableResponseException("it is no JSON", noJson);
      }
    }
  }

  private static ResponseHeaders headers(Response response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, values) -> values.forEach(value -> headers.putIfAbsent(name, value)));
    return ResponseHeaders.of(headers);
  }
}
