package dev.videogen.fal;

import dev.videogen.http.wire.JsonResponse;
import feign.RequestLine;
import java.util.Map;

/** The storage's endpoint. It tells where a file is to be put, and where it is then. */
interface StorageWire {

  @RequestLine("POST /storage/upload/initiate?storage_type=fal-cdn-v3")
  JsonResponse initiate(Map<String, String> file);
}
