package lumen;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vendor's calls. The id of a render is a path: renders/eu/2026/7. */
interface LumenWire {

  @RequestLine("POST /renders")
  JsonResponse submit(Map<String, @Nullable Object> body);

  @RequestLine("GET /{render}")
  JsonResponse status(@Param("render") PathSegment render);

  @RequestLine("GET /{render}/result")
  JsonResponse result(@Param("render") PathSegment render);
}
