package dev.videogen.replicate;

import dev.videogen.settings.Setting;
import java.net.URI;

/** What can be configured of an instance. */
final class ReplicateSettings {

  static final Setting<String> API_TOKEN =
      Setting.key("api-token", "the token").readAlsoFrom("REPLICATE_API_TOKEN");

  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "what stands before /predictions")
          .withDefault(URI.create("https://api.replicate.com/v1"));

  static final Setting<String> MODEL =
      Setting.text(
          "model",
          "the model of requests that name none, such as bytedance/seedance-2.0; of a model that is"
              + " not official, with its version");

  /** Replicate's advice for what goes into a request. */
  static final Setting<Long> UPLOAD_ABOVE =
      Setting.bytes("upload-above", "a larger file is uploaded and does not go into the request")
          .withDefault(256_000L);

  private ReplicateSettings() {}
}
