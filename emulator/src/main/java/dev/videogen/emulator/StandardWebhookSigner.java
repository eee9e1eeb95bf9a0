package dev.videogen.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks has it, with a shared secret. */
final class StandardWebhookSigner implements WebhookSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final byte[] key;

  /**
   * A signer.
   *
   * @param key 24 to 64 characters of ASCII
   */
  StandardWebhookSigner(String key) {
    this.key = key.getBytes(StandardCharsets.US_ASCII);
  }

  /** The secret as vendors show it. */
  String secret() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public Map<String, String> sign(String messageId, Instant sentAt, byte[] body) {
    String time = String.valueOf(sentAt.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((messageId + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "webhook-id",
          messageId,
          "webhook-timestamp",
          time,
          "webhook-signature",
          "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
