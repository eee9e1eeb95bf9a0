package dev.videogen.http;

import feign.Param;
import feign.RequestLine;
import java.util.Map;

/** A vendor's wire format, as a provider would write it. */
interface VideosWire {

  @RequestLine("POST /videos")
  JsonAnswer create(Map<String, ?> body);

  @RequestLine("POST /videos")
  JsonAnswer upload(MultipartBody body);

  @RequestLine("POST /videos/{id}/remix")
  JsonAnswer remix(@Param("id") PathSegment id, Map<String, ?> body);

  @RequestLine("GET /videos/{id}")
  JsonAnswer retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /videos?limit={limit}&after={after}")
  JsonAnswer list(@Param("limit") int limit, @Param("after") String after);

  @RequestLine("DELETE /videos/{id}")
  void delete(@Param("id") PathSegment id);
}
