package dev.videogen.fal;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.OpaqueId;
import java.util.List;

/**
 * Where a request stands in the queue. It is the id of a job: {@code ENDPOINT~REQUEST}, with the
 * path between them where that is not the endpoint's first two names.
 *
 * @param endpoint the model, such as {@code fal-ai/veo3.1/image-to-video}
 * @param app the path below which the request is asked for: {@code fal-ai/veo3.1}
 * @param requestId the vendor's id
 */
record QueuedRequest(String endpoint, String app, String requestId) {

  /** Names that stand before owner and app (source: {@code fal-ai/fal-js}; remembered). */
  private static final List<String> NAMESPACES = List.of("workflows", "comfy");

  /** A request of which nothing but its endpoint and its id is known. */
  static QueuedRequest of(String endpoint, String requestId) {
    return new QueuedRequest(endpoint, app(endpoint), requestId);
  }

  private static String app(String endpoint) {
    List<String> names = List.of(endpoint.split("/", -1));
    int count = NAMESPACES.contains(names.get(0)) ? 3 : 2;
    return String.join("/", names.subList(0, Math.min(count, names.size())));
  }

  /**
   * The same at the path that the vendor named, if that is one of this request.
   *
   * @param path of the {@code response_url}, below the base URL's own
   */
  QueuedRequest at(String path) {
    String end = "/requests/" + requestId;
    int length = path.length() - end.length();
    return path.endsWith(end) && length > 1
        ? new QueuedRequest(endpoint, path.substring(1, length), requestId)
        : this;
  }

  /**
   * Reads the id of a job.
   *
   * @throws InvalidRequestException if it is none of this provider's; nothing was sent
   */
  static QueuedRequest parse(Operation operation, String id) {
    try {
      CompositeId parts = CompositeId.parse(id);
      QueuedRequest plain = of(parts.part(0), parts.vendorId());
      return parts.parts().size() == 2
          ? plain
          : new QueuedRequest(plain.endpoint, parts.part(1), plain.requestId);
    } catch (IllegalArgumentException notComposed) {
      String message =
          "\"%s\" is no id of a job at fal, which is ENDPOINT~REQUEST, such as"
              + " fal-ai/veo3.1~0f5c1f1e-3d0a-4c57-9ce4-1d5c9a0c7b11. Nothing was sent.";
      throw new InvalidRequestException(
          ErrorDetails.builder(operation, message.formatted(id)).build());
    }
  }

  PathSegment path(Operation operation) {
    return PathSegment.path(operation, app);
  }

  PathSegment id(Operation operation) {
    return PathSegment.of(operation, requestId);
  }

  /** The id of the job, before it is {@linkplain OpaqueId#wrap wrapped}. */
  @Override
  public String toString() {
    CompositeId id =
        app.equals(app(endpoint))
            ? CompositeId.of(endpoint, requestId)
            : CompositeId.of(endpoint, app, requestId);
    return OpaqueId.unwrap(id.toString());
  }
}
