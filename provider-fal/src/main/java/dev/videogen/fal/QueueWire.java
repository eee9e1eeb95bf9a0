package dev.videogen.fal;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue's endpoints. A request is sent to a model, and asked for below the model's app. */
interface QueueWire {

  /** Without an address for webhooks there is no such parameter. */
  @RequestLine("POST /{endpoint}?fal_webhook={webhook}")
  JsonResponse submit(
      @Param("endpoint") PathSegment endpoint,
      @Param("webhook") @Nullable String webhook,
      Map<String, @Nullable Object> input);

  @RequestLine("GET /{app}/requests/{id}/status")
  JsonResponse status(@Param("app") PathSegment app, @Param("id") PathSegment id);

  @RequestLine("GET /{app}/requests/{id}")
  JsonResponse result(@Param("app") PathSegment app, @Param("id") PathSegment id);

  @RequestLine("PUT /{app}/requests/{id}/cancel")
  void cancel(@Param("app") PathSegment app, @Param("id") PathSegment id);
}
