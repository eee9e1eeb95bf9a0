package dev.videogen.webhook;

import dev.videogen.JobStatus;
import dev.videogen.spi.StandardWebhooks;
import dev.videogen.spi.WebhookPayload;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A message as a vendor sends it that keeps to Standard Webhooks; its body is {@code WORD ID}. */
final class SignedMessage {

  static final String SECRET = "whsec_" + base64("the key of a vendor of videos");

  private final Map<String, List<String>> headers;
  private final byte[] body;

  private SignedMessage(Map<String, List<String>> headers, byte[] body) {
    this.headers = headers;
    this.body = body;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static SignedMessage of(String id, Instant sentAt, String body) {
    return of(SECRET, id, sentAt, body);
  }

  static SignedMessage of(String secret, String id, Instant sentAt, String body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Webhook-Id", List.of(id));
    headers.put("Webhook-Timestamp", List.of("" + sentAt.getEpochSecond()));
    headers.put(
        "Webhook-Signature",
        List.of("v1," + hmac(secret, id + "." + sentAt.getEpochSecond() + "." + body)));
    return new SignedMessage(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The same with other values of a header; without any it is left out. */
  SignedMessage with(String header, String... values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    changed.remove(header);
    if (values.length > 0) {
      changed.put(header, List.of(values));
    }
    return new SignedMessage(changed, body);
  }

  SignedMessage withBody(String other) {
    return new SignedMessage(headers, other.getBytes(StandardCharsets.UTF_8));
  }

  static StandardWebhooks scheme(String... secrets) {
    return StandardWebhooks.of(List.of(secrets), SignedMessage::payload);
  }

  private static WebhookPayload payload(byte[] body) {
    String[] words = new String(body, StandardCharsets.UTF_8).split(" ", 2);
    if (words.length < 2) {
      throw new IllegalArgumentException("it names no job");
    }
    return words[0].equals("video.completed")
        ? new WebhookPayload(
            Optional.of(words[1]), words[0], Optional.of(JobStatus.COMPLETED), Optional.empty())
        : WebhookPayload.ofNoJob(words[0]);
  }
}
