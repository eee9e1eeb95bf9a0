package dev.videogen.azure;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the jobs API, but for content, as Microsoft's REST reference has them. Every
 * call has the query {@code api-version}.
 */
interface JobsWire {

  @RequestLine("POST /video/generations/jobs")
  JsonResponse create(Map<String, Object> body);

  @RequestLine("POST /video/generations/jobs")
  JsonResponse create(MultipartBody body);

  @RequestLine("GET /video/generations/jobs/{id}")
  JsonResponse retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /video/generations/jobs?limit={limit}&after={after}")
  JsonResponse list(@Param("limit") int limit, @Param("after") @Nullable String after);

  @RequestLine("DELETE /video/generations/jobs/{id}")
  void delete(@Param("id") PathSegment id);
}
