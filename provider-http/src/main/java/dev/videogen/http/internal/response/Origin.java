package dev.videogen.http.internal.response;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scheme, host and port: what decides who sees a key. */
public record Origin(String scheme, String host, int port) {

  /** {@link URI#getHost()} knows no names with an underscore; storage hosts have them. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?(\\[[^\\]]+\\]|[^:@]+)(?::(\\d{1,5}))?");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

  /**
   * The origin of an absolute http or https address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Origin of(URI address) {
    Matcher form = AUTHORITY.matcher(String.valueOf(address.getRawAuthority()));
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (!http || address.getRawAuthority() == null || !form.matches()) {
      throw new IllegalArgumentException("no absolute http or https address");
    }
    int standard = scheme.equals("https") ? 443 : 80;
    int port = form.group(2) == null ? standard : Integer.parseInt(form.group(2));
    return new Origin(scheme, form.group(1).toLowerCase(Locale.ROOT), port);
  }

  /** Whether it is this machine, as can be told without asking for the name. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }

  public boolean isEncrypted() {
    return scheme.equals("https");
  }

  /** As in an address: {@code https://api.example:8443}. */
  @Override
  public String toString() {
    boolean standard = port == (isEncrypted() ? 443 : 80);
    return scheme + "://" + host + (standard ? "" : ":" + port);
  }
}
