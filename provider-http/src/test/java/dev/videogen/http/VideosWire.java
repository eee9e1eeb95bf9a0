package dev.videogen.http;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;

/** A vendor's wire format, as a provider would write it. */
interface VideosWire {

  @RequestLine("POST /videos")
  JsonResponse create(Map<String, ?> body);

  @RequestLine("POST /videos")
  JsonResponse upload(MultipartBody body);

  @RequestLine("POST /videos/{id}/remix")
  JsonResponse remix(@Param("id") PathSegment id, Map<String, ?> body);

  @RequestLine("GET /videos/{id}")
  JsonResponse retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /videos?limit={limit}&after={after}")
  JsonResponse list(@Param("limit") int limit, @Param("after") String after);

  @RequestLine("GET /v1/{name}:read")
  JsonResponse retrieveByName(@Param("name") PathSegment name);

  @RequestLine("PUT /videos/{id}/cancel")
  void cancel(@Param("id") PathSegment id);

  @RequestLine("DELETE /videos/{id}")
  void delete(@Param("id") PathSegment id);
}
