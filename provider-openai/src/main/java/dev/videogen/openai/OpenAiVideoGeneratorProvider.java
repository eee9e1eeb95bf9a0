package dev.videogen.openai;

import dev.videogen.Billed;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.catalog.OpenAiCatalog;
import dev.videogen.http.HttpVideoGeneratorProvider;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.VendorKey;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The provider {@code openai}. */
public final class OpenAiVideoGeneratorProvider extends HttpVideoGeneratorProvider {

  private static final String HOST = "api.openai.com";

  /** For {@link java.util.ServiceLoader}. */
  public OpenAiVideoGeneratorProvider() {
    super(
        "openai",
        "OpenAI's Videos API, and every server that speaks it (vLLM-Omni, SGLang, gateways)",
        OpenAiSettings.API_KEY,
        OpenAiSettings.BASE_URL,
        OpenAiSettings.MODEL,
        OpenAiSettings.ORGANIZATION,
        OpenAiSettings.PROJECT,
        OpenAiSettings.DIALECT,
        OpenAiSettings.REQUEST_FORMAT,
        WebhookSettings.SECRET);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    URI baseUrl = context.get(OpenAiSettings.BASE_URL).orElseThrow();
    boolean own = baseUrl.getHost().toLowerCase(Locale.ROOT).equals(HOST);
    Optional<Supplier<String>> key =
        own
            ? Optional.of(
                VendorKey.required(
                    this, context, OpenAiSettings.API_KEY, OpenAiSettings.BASE_URL, HOST))
            : VendorKey.of(context, OpenAiSettings.API_KEY, OpenAiSettings.BASE_URL, baseUrl, HOST);
    Dialect dialect = context.get(OpenAiSettings.DIALECT).orElse(Dialect.AUTO);
    boolean openAi = dialect == Dialect.OPENAI || (dialect == Dialect.AUTO && own);
    Map<String, String> headers = new LinkedHashMap<>();
    context
        .get(OpenAiSettings.ORGANIZATION)
        .ifPresent(value -> headers.put("OpenAI-Organization", value));
    context.get(OpenAiSettings.PROJECT).ifPresent(value -> headers.put("OpenAI-Project", value));
    return new OpenAiVideoGenerator(
        VendorConnection.to(baseUrl, context)
            .credentials(credentials(key, headers))
            .rules(OpenAiVideoGenerator.RULES)
            .open(),
        capabilities(openAi, dialect, context.get(OpenAiSettings.MODEL)),
        openAi ? Billed.YES : Billed.UNKNOWN,
        dialect,
        context.get(OpenAiSettings.REQUEST_FORMAT).orElse(RequestFormat.AUTO),
        Optional.of(WebhookSettings.standard(context, VideoWebhooks::payload)));
  }

  private static Credentials credentials(
      Optional<Supplier<String>> key, Map<String, String> others) {
    return key.<Credentials>map(
            given ->
                () -> {
                  Map<String, String> headers = new LinkedHashMap<>(others);
                  headers.put("Authorization", "Bearer " + given.get());
                  return headers;
                })
        .orElseGet(() -> Credentials.headers(others));
  }

  /**
   * OpenAI's models at OpenAI alone. A model with the name of one of OpenAI's has elsewhere the
   * limits and prices of whoever sells it there: relays sell {@code sora-2} with 10 and 15 seconds
   * at prices of their own. And there is no model to be taken for the default.
   */
  private static Capabilities capabilities(
      boolean openAi, Dialect dialect, Optional<String> model) {
    Capabilities known = openAi ? OpenAiCatalog.capabilities() : dialect.capabilities();
    return model.map(name -> known.toBuilder().defaultModel(name).build()).orElse(known);
  }
}
