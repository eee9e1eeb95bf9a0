package dev.videogen.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs as fal does, with a key of its own that it publishes. */
final class FalWebhookSigner implements WebhookSigner {

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  private static final String USER_ID = "emulated-user";

  /** Made when it is first asked for: most emulators send no webhook, and making one is slow. */
  private @Nullable KeyPair keys;

  private synchronized KeyPair keys() {
    if (keys == null) {
      try {
        keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      } catch (GeneralSecurityException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }
    return keys;
  }

  /** The published keys, as a JSON Web Key Set. */
  Map<String, Object> keySet() {
    byte[] encoded = keys().getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty",
                "OKP",
                "crv",
                ALGORITHM,
                "kid",
                "emulator",
                "x",
                Base64.getUrlEncoder().withoutPadding().encodeToString(point))));
  }

  @Override
  public Map<String, String> sign(String messageId, Instant sentAt, byte[] body) {
    String time = String.valueOf(sentAt.getEpochSecond());
    try {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys().getPrivate());
      signature.update(
          String.join("\n", messageId, USER_ID, time, hash).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "X-Fal-Webhook-Request-Id",
          messageId,
          "X-Fal-Webhook-User-Id",
          USER_ID,
          "X-Fal-Webhook-Timestamp",
          time,
          "X-Fal-Webhook-Signature",
          HexFormat.of().formatHex(signature.sign()));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
