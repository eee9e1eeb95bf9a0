package dev.videogen.fal;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue's endpoints. A request is sent to a model, and asked for below the model's app, such as
 * at {@code fal-ai/veo3.1/requests/ID}.
 */
interface QueueWire {

  /** Without an address for webhooks there is no such parameter. */
  @RequestLine("POST /{endpoint}?fal_webhook={webhook}")
  JsonResponse submit(
      @Param("endpoint") PathSegment endpoint,
      @Param("webhook") @Nullable String webhook,
      Map<String, @Nullable Object> input);

  @RequestLine("GET /{request}/status")
  JsonResponse status(@Param("request") PathSegment request);

  @RequestLine("GET /{request}")
  JsonResponse result(@Param("request") PathSegment request);

  @RequestLine("PUT /{request}/cancel")
  void cancel(@Param("request") PathSegment request);
}
