package dev.videogen.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The scheme of <a href="https://www.standardwebhooks.com">Standard Webhooks</a> with a shared
 * secret, which OpenAI and Replicate use: {@code webhook-signature} holds one or more of {@code
 * v1,BASE64}, each the HMAC-SHA256 of {@code ID.TIMESTAMP.BODY}.
 *
 * <p>Source: the specification of Standard Webhooks, version 1. Its asymmetric form {@code v1a} is
 * not taken.
 */
public final class StandardWebhooks implements WebhookScheme {

  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** While a secret is replaced a vendor signs with two; more than a few are no vendor's. */
  private static final int MAX_SIGNATURES = 16;

  private final List<SecretKeySpec> secrets;
  private final Function<byte[], WebhookPayload> payload;

  private StandardWebhooks(List<SecretKeySpec> secrets, Function<byte[], WebhookPayload> payload) {
    this.secrets = secrets;
    this.payload = payload;
  }

  /**
   * The scheme with the secrets of one vendor.
   *
   * @param secrets one secret, or several while one is replaced: {@code whsec_} and base64, or the
   *     base64 alone
   * @param payload reads a body, as {@link WebhookScheme#payload} says
   * @return the scheme
   * @throws IllegalArgumentException if there is no secret, or one is of another form; the message
   *     does not quote it
   */
  public static StandardWebhooks of(
      Collection<String> secrets, Function<byte[], WebhookPayload> payload) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("there is no secret");
    }
    return new StandardWebhooks(secrets.stream().map(StandardWebhooks::key).toList(), payload);
  }

  private static SecretKeySpec key(String secret) {
    String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    return decoded(text)
        .filter(bytes -> bytes.length > 0)
        .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
        .orElseThrow(
            () -> new IllegalArgumentException("a secret is whsec_ and base64, this one is not"));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  @Override
  public String idHeader() {
    return ID;
  }

  @Override
  public String timestampHeader() {
    return TIMESTAMP;
  }

  @Override
  public List<String> signatureHeaders() {
    return List.of(SIGNATURE);
  }

  @Override
  public boolean isSigned(WebhookMessage message) {
    String head =
        message.header(ID).orElseThrow() + "." + message.header(TIMESTAMP).orElseThrow() + ".";
    List<byte[]> given =
        Stream.of(message.header(SIGNATURE).orElseThrow().split("\\s+", MAX_SIGNATURES + 1))
            .limit(MAX_SIGNATURES)
            .filter(signature -> signature.startsWith(VERSION))
            .flatMap(signature -> decoded(signature.substring(VERSION.length())).stream())
            .toList();
    boolean signed = false;
    for (SecretKeySpec secret : secrets) {
      byte[] expected = hmac(secret, head.getBytes(StandardCharsets.UTF_8), message.body());
      for (byte[] each : given) {
        signed |= MessageDigest.isEqual(expected, each);
      }
    }
    return signed;
  }

  private static byte[] hmac(SecretKeySpec secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public WebhookPayload payload(byte[] body) {
    return payload.apply(body);
  }

  /** How many secrets there are, and none of them. */
  @Override
  public String toString() {
    return "StandardWebhooks[" + secrets.size() + " secrets]";
  }
}
