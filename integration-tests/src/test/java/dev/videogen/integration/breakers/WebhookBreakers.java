package dev.videogen.integration.breakers;

import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Breakers of the rules about webhooks. */
final class WebhookBreakers {

  private static final String SIGNATURE = "webhook-signature";

  private WebhookBreakers() {}

  static List<Breaker> all() {
    return List.of(
        payload("another job", WebhookBreakers::ofAnotherJob),
        payload("no job", told -> WebhookPayload.ofNoJob(told.type())),
        scheme("WEB-02", "any signature", WebhookBreakers::ofAnySignature),
        scheme("WEB-02", "any blanks in the body", WebhookBreakers::ofAnyBlanks),
        scheme("WEB-03", "one secret alone", WebhookBreakers::ofOneSecret),
        scheme("WEB-04", "an id for each attempt", WebhookBreakers::ofEachAttempt),
        Breaker.of("WEB-05", WebhookBreakers::standingStill));
  }

  private static Breaker payload(String how, UnaryOperator<WebhookPayload> change) {
    return scheme(
        "WEB-01",
        how,
        sound ->
            new ForwardingScheme(sound) {
              @Override
              public WebhookPayload payload(byte[] body) {
                return change.apply(super.payload(body));
              }
            });
  }

  /** The change is made once, for what it remembers from message to message. */
  private static Breaker scheme(String rule, String how, UnaryOperator<WebhookScheme> change) {
    return Breaker.of(
            rule,
            sound -> {
              WebhookScheme changed = change.apply(sound.webhooks().orElseThrow());
              return new ForwardingVideoGenerator(sound) {
                @Override
                public Optional<WebhookScheme> webhooks() {
                  return Optional.of(changed);
                }
              };
            })
        .called(how);
  }

  private static WebhookPayload ofAnotherJob(WebhookPayload told) {
    return new WebhookPayload(
        told.vendorId().map(id -> id + "0"), told.type(), told.status(), told.time());
  }

  private static WebhookScheme ofAnySignature(WebhookScheme sound) {
    return new ForwardingScheme(sound) {
      @Override
      public boolean isSigned(WebhookMessage message) {
        return true;
      }
    };
  }

  private static WebhookScheme ofAnyBlanks(WebhookScheme sound) {
    return new ForwardingScheme(sound) {
      @Override
      public boolean isSigned(WebhookMessage message) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Stream.of(idHeader(), timestampHeader(), SIGNATURE)
            .forEach(name -> headers.put(name, message.header(name).stream().toList()));
        return super.isSigned(new WebhookMessage(headers, trimmed(message.body())));
      }

      @Override
      public WebhookPayload payload(byte[] body) {
        return super.payload(trimmed(body));
      }

      private byte[] trimmed(byte[] body) {
        int length = body.length;
        while (length > 0 && body[length - 1] == ' ') {
          length--;
        }
        return Arrays.copyOf(body, length);
      }
    };
  }

  private static WebhookScheme ofOneSecret(WebhookScheme sound) {
    AtomicReference<Optional<String>> first = new AtomicReference<>(Optional.empty());
    return new ForwardingScheme(sound) {
      @Override
      public boolean isSigned(WebhookMessage message) {
        Optional<String> signature = message.header(SIGNATURE);
        Optional<String> known = first.updateAndGet(old -> old.or(() -> signature));
        return super.isSigned(message) && known.equals(signature);
      }
    };
  }

  private static WebhookScheme ofEachAttempt(WebhookScheme sound) {
    return new ForwardingScheme(sound) {
      @Override
      public String idHeader() {
        return SIGNATURE;
      }
    };
  }

  /** A generator by whose clock nothing is late any more once webhooks are taken. */
  private static VideoGenerator standingStill(VideoGenerator sound) {
    AtomicReference<Optional<Instant>> first = new AtomicReference<>(Optional.empty());
    return new ForwardingVideoGenerator(sound) {
      @Override
      public Optional<WebhookScheme> webhooks() {
        first.set(Optional.of(delegate().time().now()));
        return super.webhooks();
      }

      @Override
      public TimeSource time() {
        TimeSource time = super.time();
        return new TimeSource() {
          @Override
          public Instant now() {
            return first.get().orElseGet(time::now);
          }

          @Override
          public long nanoTime() {
            return time.nanoTime();
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
          }
        };
      }
    };
  }

  /** Hands every call on to another scheme. */
  private static class ForwardingScheme implements WebhookScheme {

    private final WebhookScheme sound;

    ForwardingScheme(WebhookScheme sound) {
      this.sound = sound;
    }

    @Override
    public String idHeader() {
      return sound.idHeader();
    }

    @Override
    public String timestampHeader() {
      return sound.timestampHeader();
    }

    @Override
    public List<String> signatureHeaders() {
      return sound.signatureHeaders();
    }

    @Override
    public boolean isSigned(WebhookMessage message) {
      return sound.isSigned(message);
    }

    @Override
    public WebhookPayload payload(byte[] body) {
      return sound.payload(body);
    }
  }
}
