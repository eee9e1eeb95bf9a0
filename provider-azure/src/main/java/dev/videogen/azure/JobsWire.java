package dev.videogen.azure;

import dev.videogen.http.JsonAnswer;
import dev.videogen.http.MultipartBody;
import dev.videogen.http.PathSegment;
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
  JsonAnswer create(Map<String, Object> body);

  @RequestLine("POST /video/generations/jobs")
  JsonAnswer create(MultipartBody body);

  @RequestLine("GET /video/generations/jobs/{id}")
  JsonAnswer retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /video/generations/jobs?limit={limit}&after={after}")
  JsonAnswer list(@Param("limit") int limit, @Param("after") @Nullable String after);

  @RequestLine("DELETE /video/generations/jobs/{id}")
  void delete(@Param("id") PathSegment id);
}
