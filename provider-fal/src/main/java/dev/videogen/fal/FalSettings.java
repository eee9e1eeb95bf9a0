package dev.videogen.fal;

import dev.videogen.http.VendorOrigin;
import dev.videogen.settings.Setting;
import java.net.URI;

/** What can be configured of an instance. Where the queue is another's, so is all else. */
final class FalSettings {

  static final Setting<String> API_KEY = Setting.key("api-key", "the key").readAlsoFrom("FAL_KEY");

  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "the queue: what stands before the names of models")
          .withDefault(URI.create("https://queue.fal.run"));

  static final VendorOrigin STORAGE =
      VendorOrigin.of(
          "storage-url",
          "https://rest.fal.ai",
          "what stands before /storage",
          "files go into the request");

  static final VendorOrigin PLATFORM =
      VendorOrigin.of(
          "platform-url",
          "https://api.fal.ai/v1",
          "what stands before /models/requests",
          "jobs cannot be listed");

  static final VendorOrigin WEBHOOK_KEYS =
      VendorOrigin.of(
          "webhook.jwks-url",
          "https://rest.fal.ai",
          "what stands before /.well-known/jwks.json, the keys that webhooks are signed with",
          "webhooks cannot be checked");

  static final Setting<String> MODEL =
      Setting.text("model", "the model of requests that name none, such as fal-ai/veo3.1");

  static final Setting<Long> UPLOAD_ABOVE =
      Setting.bytes("upload-above", "a larger file goes to the storage and not into the request")
          .withDefault(1_000_000L);

  private FalSettings() {}
}
