package dev.videogen.http;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Webhooks that are signed with Ed25519, in hex, by keys that the vendor publishes at {@code
 * /.well-known/jwks.json}. Which of them has signed is not told, so each is tried. What is signed
 * are the values of headers and the SHA-256 of the body in hex, joined by line feeds.
 *
 * <p>Safe for use by many threads.
 */
final class PublishedKeyWebhooks implements WebhookScheme {

  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;

  private final PublishedKeys keys;
  private final SignedHeaders headers;
  private final Function<JsonView, WebhookPayload> payload;

  /**
   * A scheme.
   *
   * @param keys to where the keys are published, without a key of ours; not closed by this
   * @param headers the headers of a message
   * @param payload what a body says
   */
  PublishedKeyWebhooks(
      VendorConnection keys, SignedHeaders headers, Function<JsonView, WebhookPayload> payload) {
    this.keys = new PublishedKeys(keys);
    this.headers = headers;
    this.payload = payload;
  }

  @Override
  public String idHeader() {
    return headers.id();
  }

  @Override
  public String timestampHeader() {
    return headers.timestamp();
  }

  @Override
  public List<String> signatureHeaders() {
    return Stream.concat(headers.signed().stream(), Stream.of(headers.signature()))
        .filter(name -> !name.equals(headers.id()) && !name.equals(headers.timestamp()))
        .toList();
  }

  private String signed(WebhookMessage message) {
    Stream<String> values =
        headers.signed().stream().map(name -> message.header(name).orElseThrow());
    return Stream.concat(values, Stream.of(sha256(message.body())))
        .collect(Collectors.joining("\n"));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public boolean isSigned(WebhookMessage message) {
    Optional<byte[]> signature = hex(message.header(headers.signature()).orElseThrow());
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
  public WebhookPayload payload(byte[] body) {
    return payload.apply(WebhookSettings.json(body));
  }

  @Override
  public String toString() {
    return "PublishedKeyWebhooks";
  }
}
