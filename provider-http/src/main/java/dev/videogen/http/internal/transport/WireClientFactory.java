package dev.videogen.http.internal.transport;

import dev.videogen.Media;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import feign.Contract;
import feign.Feign;
import feign.MethodMetadata;
import feign.Param;
import feign.RequestLine;
import feign.Retryer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes wire interfaces callable: Feign over the calls' pool. */
public final class WireClientFactory {

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
    ResponseDecoder decoder = new ResponseDecoder(rules);
    Feign.Builder feign = Feign.builder();
    if (!query.isEmpty()) {
      feign.requestInterceptor(template -> query.forEach(template::query));
    }
    return feign
        .contract(WireClientFactory::methods)
        .client(new WireClient(transport, baseUrl, log))
        .encoder(new WireEncoder(log))
        .decoder(decoder)
        .errorDecoder(decoder)
        .decodeVoid()
        // What is sent again, and when, is decided in one place, and that is not here.
        .retryer(Retryer.NEVER_RETRY)
        .target(wireInterface, baseUrl.toString());
  }

  /** What stands for a slash between the segments of an id, which Feign would encode. */
  static final String SLASH = "%2f";

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
}
