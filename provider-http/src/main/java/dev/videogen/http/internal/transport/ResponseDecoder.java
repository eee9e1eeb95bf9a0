package dev.videogen.http.internal.transport;

import dev.videogen.errors.Operation;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what {@link WireClient} has left in the exchange, whatever its status. */
final class ResponseDecoder implements Decoder, ErrorDecoder {

  private final VendorRules rules;

  ResponseDecoder(VendorRules rules) {
    this.rules = rules;
  }

  @Override
  public Object decode(Response response, Type type) {
    Exchange exchange = Exchange.current();
    IOException problem = exchange.problem();
    if (problem != null) {
      throw new UnreadableResponseException("its body is not complete", problem);
    }
    byte[] body = exchange.body();
    JsonView json = type == void.class ? parseIfJson(body) : parse(body, response.status());
    if (isError(exchange, json)) {
      throw new ErrorStatusException();
    }
    boolean deletes = type == void.class && exchange.operation() == Operation.DELETE;
    if (deletes && !saysDeleted(json, body)) {
      throw new UnreadableResponseException("it does not say that the job is deleted");
    }
    if (type == void.class && exchange.operation() == Operation.CANCEL && isMarkup(json, body)) {
      throw new UnreadableResponseException("it does not say that the vendor was asked to cancel");
    }
    return new JsonResponse(response.status(), exchange.response(), json, exchange.longTexts());
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    return new ErrorStatusException();
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
   * {@code deleted} or a status or an object of that name, in an envelope or not. A body of nothing
   * is what most vendors respond with.
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

  /** A web page, as of a login or of a firewall, which is no word of the vendor's. */
  private static boolean isMarkup(JsonView json, byte[] body) {
    return json.isEmpty() && new String(body, StandardCharsets.UTF_8).strip().startsWith("<");
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
