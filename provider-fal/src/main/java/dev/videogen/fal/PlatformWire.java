package dev.videogen.fal;

import dev.videogen.http.wire.JsonResponse;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the platform API. Its fields were seen in programs that read it: {@code items}
 * with {@code request_id}, {@code endpoint_id}, {@code sent_at}, {@code started_at}, {@code
 * ended_at}, {@code status_code}, {@code json_input} and {@code json_output}; {@code has_more};
 * {@code next_cursor}.
 */
interface PlatformWire {

  @RequestLine(
      "GET /models/requests/by-endpoint?endpoint_id={endpoint}&expand=payloads&limit={limit}"
          + "&cursor={cursor}")
  JsonResponse requests(
      @Param("endpoint") String endpoint,
      @Param("limit") int limit,
      @Param("cursor") @Nullable String cursor);
}
