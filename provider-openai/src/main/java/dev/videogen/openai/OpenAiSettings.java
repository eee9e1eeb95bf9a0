package dev.videogen.openai;

import dev.videogen.settings.Setting;
import java.net.URI;

/** What can be configured of an instance. */
final class OpenAiSettings {

  static final Setting<String> API_KEY =
      Setting.key("api-key", "the key; not needed for a server that asks for none")
          .readAlsoFrom("OPENAI_API_KEY");

  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "what stands before /videos")
          .withDefault(URI.create("https://api.openai.com/v1"))
          .readAlsoFrom("OPENAI_BASE_URL");

  static final Setting<String> MODEL =
      Setting.text("model", "the model of requests that name none");

  static final Setting<String> ORGANIZATION =
      Setting.header(
          "organization", "the organization that pays, as an OpenAI-Organization header");

  static final Setting<String> PROJECT =
      Setting.header("project", "the project that pays, as an OpenAI-Project header");

  static final Setting<Dialect> DIALECT =
      Setting.choice(
              "dialect",
              "which server's variant is spoken; auto is OpenAI's own at its address alone",
              Dialect.class)
          .withDefault(Dialect.AUTO);

  static final Setting<RequestFormat> REQUEST_FORMAT =
      Setting.choice("request-format", "in which form a create is sent", RequestFormat.class)
          .withDefault(RequestFormat.AUTO);

  private OpenAiSettings() {}
}
