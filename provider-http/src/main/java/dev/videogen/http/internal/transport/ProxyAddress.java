package dev.videogen.http.internal.transport;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a proxy is, and who is asking it.
 *
 * @param scheme {@code http}, or {@code https} to a proxy that itself speaks TLS
 * @param host its name or address
 * @param port its port
 * @param login the user and the password it wants, if it does
 */
public record ProxyAddress(String scheme, String host, int port, Optional<Login> login) {

  /** As curl has it, for a proxy named without a port. */
  private static final int DEFAULT_PORT = 1080;

  private static final int DEFAULT_TLS_PORT = 443;
  private static final int MAX_PORT = 0xffff;

  /** The password may have any character, an {@code @} as well: the last one ends it. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:(.*)@)?(\\[[0-9A-Fa-f:.%]+\\]|[^\\[\\]:@/?#\\s]+)"
              + "(?::(\\d{1,5}))?/?");

  /**
   * The user and the password that a proxy wants.
   *
   * @param user the user
   * @param password the password; may be empty
   */
  public record Login(String user, String password) {

    /** The user alone. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /**
   * Reads an address as curl does: {@code http} unless it has a scheme, port 1080 unless it has
   * one, percent signs decoded in user and password.
   *
   * @param text such as {@code http://user:password@proxy.example:3128}
   * @return the proxy; empty if the text is none, or of a scheme that cannot be used, such as SOCKS
   */
  static Optional<ProxyAddress> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String scheme = Optional.ofNullable(form.group(1)).orElse("http").toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? DEFAULT_TLS_PORT : DEFAULT_PORT;
    int port = form.group(4) == null ? standard : Integer.parseInt(form.group(4));
    if (port == 0 || port > MAX_PORT || !(scheme.equals("http") || scheme.equals("https"))) {
      return Optional.empty();
    }
    Optional<Login> login = Optional.ofNullable(form.group(2)).map(ProxyAddress::login);
    return Optional.of(new ProxyAddress(scheme, form.group(3), port, login));
  }

  private static Login login(String text) {
    String[] parts = text.split(":", 2);
    return new Login(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
