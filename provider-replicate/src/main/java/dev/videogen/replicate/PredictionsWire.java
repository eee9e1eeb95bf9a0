package dev.videogen.replicate;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of predictions and files, as Replicate's published specification has them. Without
 * the header {@code Prefer} a create is responded to at once.
 */
interface PredictionsWire {

  /** At {@code predictions}, or below an official model or a deployment. */
  @RequestLine("POST /{path}")
  JsonResponse create(@Param("path") PathSegment path, Map<String, @Nullable Object> body);

  @RequestLine("GET /predictions/{id}")
  JsonResponse retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /predictions?cursor={cursor}")
  JsonResponse list(@Param("cursor") @Nullable String cursor);

  @RequestLine("POST /predictions/{id}/cancel")
  void cancel(@Param("id") PathSegment id);

  @RequestLine("POST /files")
  JsonResponse upload(MultipartBody file);
}
