package dev.videogen.http;

import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Webhooks that are signed with Ed25519, in hex, by keys that the vendor publishes at {@code
 * /.well-known/jwks.json}. Which of them has signed is not told, so each is tried. What is signed,
 * and what a body says, the vendor's own subclass tells.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class PublishedKeyWebhooks implements WebhookScheme {

  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;

  private final PublishedKeys keys;
  private final String idHeader;
  private final String timestampHeader;
  private final String signatureHeader;
  private final List<String> headers;

  /**
   * A scheme.
   *
   * @param keys to where the keys are published, without a key of ours; not closed by this
   * @param idHeader the header with the id of a message
   * @param timestampHeader the header with the time of its sending
   * @param signatureHeader the header with its signature
   * @param others further headers that are signed
   */
  protected PublishedKeyWebhooks(
      VendorConnection keys,
      String idHeader,
      String timestampHeader,
      String signatureHeader,
      String... others) {
    this.keys = new PublishedKeys(keys);
    this.idHeader = idHeader;
    this.timestampHeader = timestampHeader;
    this.signatureHeader = signatureHeader;
    this.headers = Stream.concat(Stream.of(others), Stream.of(signatureHeader)).toList();
  }

  @Override
  public final String idHeader() {
    return idHeader;
  }

  @Override
  public final String timestampHeader() {
    return timestampHeader;
  }

  @Override
  public final List<String> signatureHeaders() {
    return headers;
  }

  /**
   * The text that the vendor signs for a message.
   *
   * @param message with all of the scheme's headers
   * @return the text, whose UTF-8 is signed
   */
  protected abstract String signed(WebhookMessage message);

  /**
   * The SHA-256 of a body.
   *
   * @param body the bytes
   * @return in hex, small letters
   */
  protected static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public final boolean isSigned(WebhookMessage message) {
    Optional<byte[]> signature = hex(message.header(signatureHeader).orElseThrow());
    if (signature.isEmpty()) {
      return false;
    }
    byte[] signed = signed(message).getBytes(StandardCharsets.UTF_8);
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

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
