package dev.videogen.fal;

import dev.videogen.JobStatus;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * fal's webhooks: Ed25519 over request id, user id, time and the SHA-256 of the body in hex, joined
 * by line feeds. Which of fal's keys has signed is not told, so each is tried.
 *
 * <p>Source: fal's documentation of webhooks, and public programs that check them.
 */
final class FalWebhooks implements WebhookScheme {

  private static final String REQUEST_ID = "X-Fal-Webhook-Request-Id";
  private static final String USER_ID = "X-Fal-Webhook-User-Id";
  private static final String TIMESTAMP = "X-Fal-Webhook-Timestamp";
  private static final String SIGNATURE = "X-Fal-Webhook-Signature";

  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;

  private final PublishedKeys keys;

  FalWebhooks(PublishedKeys keys) {
    this.keys = keys;
  }

  @Override
  public String idHeader() {
    return REQUEST_ID;
  }

  @Override
  public String timestampHeader() {
    return TIMESTAMP;
  }

  @Override
  public List<String> signatureHeaders() {
    return List.of(USER_ID, SIGNATURE);
  }

  @Override
  public boolean isSigned(WebhookMessage message) {
    Optional<byte[]> signature = hex(message.header(SIGNATURE).orElseThrow());
    if (signature.isEmpty()) {
      return false;
    }
    byte[] signed = signed(message);
    List<PublicKey> known = keys.get();
    return isSigned(known, signed, signature.get())
        || isSigned(keys.newerThan(known), signed, signature.get());
  }

  private static boolean isSigned(List<PublicKey> keys, byte[] signed, byte[] signature) {
    return keys.stream().anyMatch(key -> isSigned(key, signed, signature));
  }

  private static boolean isSigned(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException noSignature) {
      return false;
    }
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text))
          .filter(bytes -> bytes.length == SIGNATURE_BYTES);
    } catch (IllegalArgumentException noHex) {
      return Optional.empty();
    }
  }

  private static byte[] signed(WebhookMessage message) {
    return String.join(
            "\n",
            message.header(REQUEST_ID).orElseThrow(),
            message.header(USER_ID).orElseThrow(),
            message.header(TIMESTAMP).orElseThrow(),
            sha256(message.body()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** {@code request_id} is that of the queue; {@code gateway_request_id} that of fal's last try. */
  @Override
  public WebhookPayload payload(byte[] body) {
    JsonView json = WebhookSettings.json(body);
    String id =
        json.text("request_id")
            .orElseThrow(() -> new IllegalArgumentException("it has no \"request_id\""));
    String status = json.text("status").orElse("request");
    return new WebhookPayload(Optional.of(id), status, status(status), Optional.empty());
  }

  private static Optional<JobStatus> status(String word) {
    return switch (word) {
      case "OK" -> Optional.of(JobStatus.COMPLETED);
      case "ERROR" -> Optional.of(JobStatus.FAILED);
      default -> Optional.empty();
    };
  }

  /** The scheme alone. */
  @Override
  public String toString() {
    return "FalWebhooks";
  }
}
