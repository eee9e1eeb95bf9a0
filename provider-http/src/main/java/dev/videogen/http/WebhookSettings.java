package dev.videogen.http;

import dev.videogen.JobStatus;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.JsonView;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.StandardWebhooks;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings of webhooks, for the providers whose vendors send any. */
public final class WebhookSettings {

  /**
   * Where the vendor is asked to send a webhook when a job has ended. It may hold a token of the
   * app's in its path or query, so it is not shown.
   */
  public static final Setting<URI> URL =
      Setting.address(
              "webhook.url",
              "where a vendor that takes an address with each job is asked to send webhooks: https")
          .asSecret()
          .asShared();

  /** What proves that a webhook is the vendor's, where it signs as Standard Webhooks has it. */
  public static final Setting<String> SECRET =
      Setting.text(
              "webhook.secret",
              "the secret that the vendor signs webhooks with, whsec_...; while it is replaced"
                  + " several, with blanks or commas between")
          .asSecret()
          .asLeadingElsewhere();

  private static final String SEPARATORS = "[\\s,]+";

  private WebhookSettings() {}

  /**
   * The address that goes with each create.
   *
   * @param context the instance's settings, {@link #URL} and {@link
   *     HttpSettings#ALLOW_INSECURE_HTTP} among them
   * @return the address; empty if none is set
   * @throws ConfigurationException if the webhooks would come in clear from another machine without
   *     that being allowed, or it names a user or has a fragment
   */
  public static Optional<String> url(ProviderContext context) {
    Optional<URI> url = context.get(URL);
    url.ifPresent(
        address -> {
          if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw wrong(context, URL, "has a user or a fragment, which vendors do not take");
          }
          Origin origin = Origin.of(address);
          boolean insecure = context.get(HttpSettings.ALLOW_INSECURE_HTTP).orElse(false);
          if (!origin.isEncrypted() && !origin.isLoopback() && !insecure) {
            throw wrong(
                context,
                URL,
                "is http, so that others on the way can read and replace what the vendor sends: use"
                    + " https, or set videogen.allow-insecure-http=true if the network is trusted");
          }
        });
    return url.map(URI::toString);
  }

  /**
   * The scheme of a vendor that keeps to Standard Webhooks.
   *
   * @param context the instance's settings, {@link #SECRET} among them
   * @param payload reads a body, as {@link WebhookScheme#payload} says; what it is given is JSON
   * @return gives the scheme, or throws a {@link ConfigurationException} if no secret is set
   * @throws ConfigurationException if what is set is no secret
   */
  public static Supplier<WebhookScheme> standard(
      ProviderContext context, Function<JsonView, WebhookPayload> payload) {
    Optional<String> text = context.get(SECRET);
    if (text.isEmpty()) {
      return () -> {
        throw wrong(
            context,
            SECRET,
            "is not set, without which no webhook can be shown to be the vendor's");
      };
    }
    List<String> secrets =
        List.of(text.get().strip().split(SEPARATORS)).stream()
            .filter(secret -> !secret.isEmpty())
            .toList();
    try {
      StandardWebhooks scheme = StandardWebhooks.of(secrets, body -> payload.apply(json(body)));
      return () -> scheme;
    } catch (IllegalArgumentException malformed) {
      throw wrong(context, SECRET, "is wrong: " + malformed.getMessage());
    }
  }

  /** The scheme of a vendor that publishes its keys; where nobody knows where, the error of it. */
  static Supplier<WebhookScheme> published(
      ProviderContext context, Setting<URI> address, Optional<? extends WebhookScheme> known) {
    return () ->
        known.orElseThrow(
            () ->
                wrong(
                    context,
                    address,
                    "is not set, and base-url is not the vendor's own, so nobody knows where the"
                        + " keys are that webhooks are signed with"));
  }

  /**
   * What the body of a webhook says that is about one job.
   *
   * @param json the body
   * @param id the field with the vendor's id of the job
   * @param words the vendor's status words; one that is not known ends no job
   * @param times the fields with the moment of what is told, the first that is there counts
   * @return the payload, whose type is the status word
   * @throws IllegalArgumentException if there is no id
   */
  public static WebhookPayload payload(JsonView json, String id, StatusMap words, String... times) {
    String job =
        json.text(id).orElseThrow(() -> new IllegalArgumentException("it has no \"" + id + "\""));
    Optional<String> word = StatusMap.word(json);
    return new WebhookPayload(
        Optional.of(job),
        word.orElse("job"),
        word.map(words::status).filter(JobStatus::isTerminal),
        Stream.of(times).flatMap(time -> json.instant(time).stream()).findFirst());
  }

  /**
   * The body of a webhook.
   *
   * @param body the bytes
   * @return the JSON in them
   * @throws IllegalArgumentException if they are none
   */
  public static JsonView json(byte[] body) {
    try {
      return JsonView.parse(body);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("it is no JSON", unreadable);
    }
  }

  private static ConfigurationException wrong(
      ProviderContext context, Setting<?> setting, String flaw) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                "videogen." + context.instance() + "." + setting.name() + " " + flaw + ".")
            .provider(context.instance())
            .build());
  }
}
