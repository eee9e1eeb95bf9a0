package dev.videogen.openrouter;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;

/** The video endpoints, but for content, as OpenRouter's published specification has them. */
interface VideosWire {

  @RequestLine("POST /videos")
  JsonResponse create(Map<String, Object> body);

  @RequestLine("GET /videos/{id}")
  JsonResponse retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /videos/models")
  JsonResponse models();
}
