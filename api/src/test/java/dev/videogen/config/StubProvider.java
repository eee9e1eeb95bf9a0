package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A provider of generators that do nothing. */
record StubProvider(
    String type, List<Setting<?>> settings, Function<ProviderContext, VideoGenerator> opening)
    implements VideoGeneratorProvider {

  enum Format {
    AUTO,
    JSON
  }

  static final Setting<String> API_KEY =
      Setting.key("api-key", "the key").readAlsoFrom("OPENAI_API_KEY");
  static final Setting<URI> BASE_URL =
      Setting.address("base-url", "the server").readAlsoFrom("OPENAI_BASE_URL");
  static final Setting<String> MODEL = Setting.text("model", "the model").withDefault("sora-2");
  static final Setting<Format> FORMAT =
      Setting.choice("request-format", "the form of bodies", Format.class);
  static final Setting<Duration> READ_TIMEOUT =
      Setting.duration("read-timeout", "how long to wait")
          .withDefault(Duration.ofSeconds(60))
          .asShared();
  static final Setting<String> HEADER = Setting.group("http.header", "more headers").asShared();
  static final Setting<String> LABEL = Setting.group("label", "labels of its jobs");
  static final Setting<String> PRESET = Setting.text("preset", "the vendor to imitate");

  static StubProvider of(String type, Setting<?>... settings) {
    return new StubProvider(
        type, List.of(settings), context -> new StubGenerator(context.instance()));
  }

  /** One that is configured as providers over HTTP are. */
  static StubProvider openai() {
    return of("openai", API_KEY, BASE_URL, MODEL, FORMAT, READ_TIMEOUT, HEADER, LABEL);
  }

  /** One that has nothing in common with them. */
  static StubProvider fake() {
    return of("fake", PRESET);
  }

  /** The same, opened in another way. */
  StubProvider opening(Function<ProviderContext, VideoGenerator> other) {
    return new StubProvider(type, settings, other);
  }

  @Override
  public String description() {
    return "a stub";
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    return opening.apply(context);
  }
}
