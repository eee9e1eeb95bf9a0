package dev.videogen.webhook;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import dev.videogen.webhook.WebhookRefusedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes the webhooks of one instance's vendor: headers and raw body in, an event out.
 *
 * <pre>{@code
 * WebhookReceiver receiver = videos.webhooks().build();
 *
 * // in whatever serves HTTP, with the body as it arrived:
 * try {
 *   receiver.receive(headers, body, event -> follower.received(event.instance(), event.vendorId()));
 *   return 204;
 * } catch (WebhookRefusedException forged) {
 *   return forged.reason().httpStatus();
 * }
 * }</pre>
 *
 * <p>An event is handed over only if its signature holds, it was sent within five minutes of now,
 * before or after, and no message of its id was handed over before. Those that were are remembered
 * in this receiver alone: another process may take the same message again, which costs a read of
 * the job.
 *
 * <p>Safe for use by many threads.
 */
public final class WebhookReceiver {

  /** What came of a message that is the vendor's. All are to be responded to with 2xx. */
  public enum Outcome {
    /** An event was handed over. */
    HANDED_OVER,
    /** A message of its id was handed over before, or is right now; nothing was done. */
    DUPLICATE,
    /** It is about something else than a job; nothing was done. */
    NO_JOB
  }

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final int MAX_ID_LENGTH = 512;

  private final String instance;
  private final WebhookScheme scheme;
  private final TimeSource time;
  private final Duration tolerance;
  private final int maxBodyBytes;
  private final SeenIds seen;

  private WebhookReceiver(Builder builder) {
    this.instance = builder.instance;
    this.scheme = builder.scheme;
    this.time = builder.time;
    this.tolerance = builder.tolerance;
    this.maxBodyBytes = builder.maxBodyBytes;
    // From the first moment at which a message is taken to the last it is twice the tolerance.
    this.seen = new SeenIds(builder.rememberedIds, tolerance.multipliedBy(2), time);
  }

  /**
   * Begins a receiver of an instance's webhooks.
   *
   * @param generator the instance, with its secrets
   * @return a builder
   * @throws UnsupportedRequestException if the vendor sends no webhooks whose signature is known
   * @throws dev.videogen.errors.ConfigurationException if a setting for it is missing
   */
  public static Builder builder(VideoGenerator generator) {
    WebhookScheme scheme = generator.webhooks().orElseThrow(() -> unsupported(generator.name()));
    return new Builder(generator.name(), scheme).time(generator.time());
  }

  private static UnsupportedRequestException unsupported(String instance) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.OPEN,
                instance
                    + " sends no webhooks whose signature is known, so its jobs have to be polled.")
            .provider(instance)
            .build());
  }

  /**
   * Begins a receiver.
   *
   * @param instance the name of the instance that events are of
   * @param scheme how its vendor signs
   * @return a builder
   */
  public static Builder builder(String instance, WebhookScheme scheme) {
    return new Builder(instance, scheme);
  }

  /**
   * The instance whose events are taken.
   *
   * @return its name
   */
  public String instance() {
    return instance;
  }

  /**
   * The largest body that is taken, beyond which nothing needs to be read.
   *
   * @return bytes
   */
  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  /**
   * Takes a message at an address that several vendors send to: each receiver is asked in turn, and
   * it is the vendor's whose receiver does not refuse it.
   *
   * @param receivers one or more
   * @param headers each header with its values, its name in any case
   * @param body the bytes of the body as they arrived
   * @param handler takes the event, as {@link #receive(Map, byte[], Consumer)} says
   * @return what came of it; the vendor is to be told 2xx
   * @throws WebhookRefusedException if all refuse it: that of the receiver which came closest
   * @throws dev.videogen.errors.VideoException as the receiver throws it
   */
  public static Outcome receive(
      List<WebhookReceiver> receivers,
      Map<String, List<String>> headers,
      byte[] body,
      Consumer<WebhookEvent> handler) {
    WebhookRefusedException closest = null;
    for (WebhookReceiver receiver : receivers) {
      try {
        return receiver.receive(headers, body, handler);
      } catch (WebhookRefusedException refused) {
        closest =
            closest == null || refused.reason().compareTo(closest.reason()) > 0 ? refused : closest;
      }
    }
    throw Objects.requireNonNull(closest, "no receiver");
  }

  /**
   * Takes a message, and hands its event over. The handler is called by this thread, at most once
   * for each message. If it throws, the message counts as not received: respond with 500 or 503,
   * and the vendor sends it again.
   *
   * @param headers each header with its values, its name in any case
   * @param body the bytes of the body as they arrived
   * @param handler takes the event
   * @return what came of it; the vendor is to be told 2xx
   * @throws WebhookRefusedException if it is not certainly the vendor's; the sender is to be told
   *     {@link Reason#httpStatus()}
   * @throws dev.videogen.errors.VideoException if that cannot be told, because the vendor's keys
   *     cannot be read; the sender is to be told 503
   */
  public Outcome receive(
      Map<String, List<String>> headers, byte[] body, Consumer<WebhookEvent> handler) {
    WebhookMessage message = new WebhookMessage(headers, body);
    if (body.length > maxBodyBytes) {
      throw new WebhookRefusedException(
          Reason.TOO_LARGE,
          "The body is larger than "
              + maxBodyBytes
              + " bytes. If the vendor's webhooks are, raise maxBodyBytes.");
    }
    String id = id(message);
    Instant sentAt = sentAt(message);
    scheme.signatureHeaders().forEach(name -> required(message, name));
    if (!scheme.isSigned(message)) {
      throw new WebhookRefusedException(
          Reason.NOT_SIGNED,
          "The signature is not that of the vendor of "
              + instance
              + ". If the message is the vendor's, compare the secret that is configured with the"
              + " vendor's, and hand over the body as it arrived.");
    }
    WebhookPayload payload = payload(body);
    if (payload.vendorId().isEmpty()) {
      return Outcome.NO_JOB;
    }
    if (!seen.add(id)) {
      return Outcome.DUPLICATE;
    }
    handOver(
        new WebhookEvent(
            instance,
            id,
            payload.vendorId().get(),
            payload.type(),
            payload.status(),
            sentAt,
            payload.time()),
        handler);
    return Outcome.HANDED_OVER;
  }

  private void handOver(WebhookEvent event, Consumer<WebhookEvent> handler) {
    boolean taken = false;
    try {
      handler.accept(event);
      taken = true;
    } finally {
      if (!taken) {
        seen.remove(event.messageId());
      }
    }
  }

  private String id(WebhookMessage message) {
    String id = required(message, scheme.idHeader());
    if (id.length() > MAX_ID_LENGTH) {
      throw badHeader(scheme.idHeader(), "is longer than " + MAX_ID_LENGTH + " characters");
    }
    return id;
  }

  private Instant sentAt(WebhookMessage message) {
    String seconds = required(message, scheme.timestampHeader());
    if (!SECONDS.matcher(seconds).matches()) {
      throw badHeader(scheme.timestampHeader(), "is no number of seconds since 1970");
    }
    Instant sentAt = Instant.ofEpochSecond(Long.parseLong(seconds));
    if (Duration.between(sentAt, time.now()).abs().compareTo(tolerance) > 0) {
      throw new WebhookRefusedException(
          Reason.TOO_OLD,
          "It was sent at "
              + sentAt
              + ", more than "
              + tolerance.toSeconds()
              + " s from now. If it is new, set this machine's clock.");
    }
    return sentAt;
  }

  private static String required(WebhookMessage message, String header) {
    return message.header(header).orElseThrow(() -> badHeader(header, "is missing or there twice"));
  }

  private static WebhookRefusedException badHeader(String name, String flaw) {
    return new WebhookRefusedException(
        Reason.BAD_HEADER,
        "The header "
            + name
            + " "
            + flaw
            + ", so it is no webhook. If the vendor sent it, let proxies pass all headers on.");
  }

  private WebhookPayload payload(byte[] body) {
    try {
      return scheme.payload(body);
    } catch (IllegalArgumentException unreadable) {
      throw new WebhookRefusedException(
          Reason.UNREADABLE,
          "It is signed, but its body is not understood: "
              + unreadable.getMessage()
              + ". Poll the job, and report this.");
    }
  }

  /** Whose webhooks are taken. */
  @Override
  public String toString() {
    return "WebhookReceiver[" + instance + ", " + scheme + "]";
  }

  /** Builds a {@link WebhookReceiver}. Not safe for use by several threads. */
  public static final class Builder {

    private final String instance;
    private final WebhookScheme scheme;
    private TimeSource time = TimeSource.system();
    private Duration tolerance = Duration.ofMinutes(5);
    private int maxBodyBytes = 1024 * 1024;
    private int rememberedIds = 10_000;

    private Builder(String instance, WebhookScheme scheme) {
      this.instance = Objects.requireNonNull(instance, "instance");
      this.scheme = Objects.requireNonNull(scheme, "scheme");
    }

    /**
     * Sets the clock.
     *
     * @param value the instance's unless set, else the system's
     * @return this builder
     */
    public Builder time(TimeSource value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets how far the time of sending may be from now, before or after.
     *
     * @param value five minutes unless set, as Standard Webhooks and fal have it
     * @return this builder
     * @throws IllegalArgumentException if it is below one second or above one hour
     */
    public Builder tolerance(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("a tolerance is 1 s to 1 h, not " + value);
      }
      this.tolerance = value;
      return this;
    }

    /**
     * Sets the largest body that is taken.
     *
     * @param value bytes, 1,048,576 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder maxBodyBytes(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("a body has 1 byte or more, not " + value);
      }
      this.maxBodyBytes = value;
      return this;
    }

    /**
     * Sets how many ids of messages are remembered. Ids so young that their messages could still be
     * taken again are kept beyond that, up to ten times as many.
     *
     * @param value 10,000 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder rememberedIds(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("one id or more is remembered, not " + value);
      }
      this.rememberedIds = value;
      return this;
    }

    /**
     * Makes the receiver.
     *
     * @return the receiver, with no message received yet
     */
    public WebhookReceiver build() {
      return new WebhookReceiver(this);
    }
  }
}
