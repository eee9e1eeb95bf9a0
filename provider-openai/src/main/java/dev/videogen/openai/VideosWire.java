package dev.videogen.openai;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of OpenAI's Videos API, but for content, as its published specification has them.
 */
interface VideosWire {

  @RequestLine("POST /videos")
  JsonResponse create(Map<String, Object> body);

  @RequestLine("POST /videos")
  JsonResponse create(MultipartBody body);

  @RequestLine("GET /videos/{id}")
  JsonResponse retrieve(@Param("id") PathSegment id);

  @RequestLine("GET /videos?limit={limit}&order={order}&after={after}")
  JsonResponse list(
      @Param("limit") int limit,
      @Param("order") String order,
      @Param("after") @Nullable String after);

  @RequestLine("DELETE /videos/{id}")
  void delete(@Param("id") PathSegment id);

  @RequestLine("POST /videos/{id}/remix")
  JsonResponse remix(@Param("id") PathSegment id, Map<String, Object> body);

  @RequestLine("POST /videos/{id}/remix")
  JsonResponse remix(@Param("id") PathSegment id, MultipartBody body);

  @RequestLine("POST /videos/edits")
  JsonResponse edit(Map<String, Object> body);

  @RequestLine("POST /videos/edits")
  JsonResponse edit(MultipartBody body);

  @RequestLine("POST /videos/extensions")
  JsonResponse extend(Map<String, Object> body);

  @RequestLine("POST /videos/extensions")
  JsonResponse extend(MultipartBody body);
}
