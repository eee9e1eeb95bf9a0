package dev.videogen.openrouter;

import dev.videogen.settings.Setting;
import java.net.URI;

/** What can be configured of an instance. */
final class OpenRouterSettings {

  static final Setting<String> API_KEY =
      Setting.text("api-key", "the key").asSecret().readAlsoFrom("OPENROUTER_API_KEY");

  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "what stands before /videos")
          .withDefault(URI.create("https://openrouter.ai/api/v1"));

  static final Setting<String> MODEL =
      Setting.text("model", "the model of requests that name none, such as google/veo-3.1");

  private OpenRouterSettings() {}
}
