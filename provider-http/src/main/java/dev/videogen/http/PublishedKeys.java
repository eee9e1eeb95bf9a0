package dev.videogen.http;

import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 keys that a vendor publishes (RFC 8037). They are kept for a day, and read anew at
 * most once a minute where none of them fits, so that forged messages cost next to nothing.
 *
 * <p>Safe for use by many threads, which wait for one of them to read.
 */
final class PublishedKeys {

  private static final URI KEY_SET = URI.create(".well-known/jwks.json");

  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);

  private static final int MAX_KEYS = 32;
  private static final int KEY_BYTES = 32;

  /** What stands before the bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final VendorConnection connection;
  private final TimeSource time;
  private List<PublicKey> keys = List.of();
  private long readAt;
  private @Nullable Long triedAt;

  PublishedKeys(VendorConnection connection) {
    this.connection = connection;
    this.time = connection.time();
  }

  /**
   * The keys, at most a day old.
   *
   * @return one or more
   * @throws dev.videogen.errors.VideoException if they cannot be read
   */
  synchronized List<PublicKey> get() {
    if (!keys.isEmpty() && since(readAt).compareTo(LIFETIME) < 0) {
      return keys;
    }
    if (!mayTry()) {
      throw new ConnectionException(
          ErrorDetails.builder(
                  Operation.OPEN,
                  "The keys that webhooks are signed with could not be read a moment ago; they are"
                      + " asked for again in a minute.")
              .provider(connection.instance())
              .build());
    }
    read();
    return keys;
  }

  /**
   * The keys after those that did not fit.
   *
   * @param known what {@link #get} gave
   * @return other keys; none if there are none, or the vendor was asked within the last minute
   * @throws dev.videogen.errors.VideoException if they cannot be read
   */
  synchronized List<PublicKey> newerThan(List<PublicKey> known) {
    if (keys.equals(known) && mayTry()) {
      read();
    }
    return keys.equals(known) ? List.of() : keys;
  }

  private boolean mayTry() {
    return triedAt == null || since(triedAt).compareTo(MIN_INTERVAL) >= 0;
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(time.nanoTime() - nanos);
  }

  private void read() {
    triedAt = time.nanoTime();
    keys = connection.call(Operation.OPEN, () -> keys(connection.follow(KEY_SET).body()));
    readAt = time.nanoTime();
  }

  private static List<PublicKey> keys(JsonView set) {
    List<PublicKey> keys =
        set.objects("keys").stream().limit(MAX_KEYS).flatMap(PublishedKeys::key).toList();
    if (keys.isEmpty()) {
      throw new UnreadableResponseException("it has no Ed25519 key");
    }
    return keys;
  }

  private static Stream<PublicKey> key(JsonView entry) {
    boolean signs =
        entry.text("kty").filter("OKP"::equals).isPresent()
            && entry.text("crv").filter("Ed25519"::equals).isPresent();
    return entry.text("x").filter(x -> signs).flatMap(PublishedKeys::key).stream();
  }

  private static Optional<PublicKey> key(String x) {
    try {
      byte[] point = Base64.getUrlDecoder().decode(x);
      if (point.length != KEY_BYTES) {
        return Optional.empty();
      }
      byte[] encoded = new byte[X509.length + KEY_BYTES];
      System.arraycopy(X509, 0, encoded, 0, X509.length);
      System.arraycopy(point, 0, encoded, X509.length, KEY_BYTES);
      return Optional.of(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }
}
