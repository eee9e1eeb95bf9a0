package dev.videogen.emulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Who may see the page: who has the token, which is new in each emulator. It comes with the address
 * of the page once, and with a cookie from then on, which no script can read and no other site
 * sends.
 */
final class PageToken {

  /** What the token is called in the address. */
  static final String PARAMETER = "token";

  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String token;
  private final IntSupplier port;

  /**
   * A new token.
   *
   * @param port where the page is: browsers hand cookies to every port of a host, so each emulator
   *     has a cookie of its own
   */
  PageToken(IntSupplier port) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    this.port = port;
  }

  /** The query of the page's address. */
  String query() {
    return PARAMETER + "=" + token;
  }

  /** The cookie that holds the token until the browser is closed. */
  String cookie() {
    return cookieName() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /** Whether the address has the token. */
  boolean isInAddress(Call call) {
    return call.query(PARAMETER).filter(this::isRight).isPresent();
  }

  /**
   * Whether the cookie has the token, and the browser does not say that a page of another origin
   * asks. One of another port of this machine is of the same site, so its requests carry the
   * cookie.
   */
  boolean isInCookie(Call call) {
    String asking = call.header("Sec-Fetch-Site").orElse("none");
    return (asking.equals("same-origin") || asking.equals("none"))
        && cookies(call).anyMatch(this::isRight);
  }

  private Stream<String> cookies(Call call) {
    String start = cookieName() + "=";
    return Optional.of(call.header("Cookie").orElse("")).stream()
        .flatMap(line -> Stream.of(line.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(start))
        .map(pair -> pair.substring(start.length()));
  }

  private String cookieName() {
    return "videogen-emulator-" + port.getAsInt();
  }

  /** In the same time however much of it is right. */
  private boolean isRight(String given) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }
}
