package lumen;

import dev.videogen.http.HttpSettings;
import dev.videogen.settings.Setting;
import java.net.URI;
import java.util.List;

/** What can be configured of an instance. */
final class LumenSettings {

  static final Setting<String> API_KEY =
      Setting.key("api-key", "the key").readAlsoFrom("LUMEN_KEY");

  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "what stands before /renders")
          .withDefault(URI.create("https://api.lumen.example/v1"));

  static final Setting<String> MODEL =
      Setting.text("model", "the model of requests that name none").withDefault("lumen-1");

  private LumenSettings() {}

  static List<Setting<?>> all() {
    return HttpSettings.with(API_KEY, BASE_URL, MODEL);
  }
}
