package dev.videogen.fal;

import dev.videogen.http.wire.JsonResponse;
import feign.RequestLine;

/** Where fal publishes the keys that it signs webhooks with. Nobody has to say who is asking. */
interface KeysWire {

  @RequestLine("GET /.well-known/jwks.json")
  JsonResponse keys();
}
