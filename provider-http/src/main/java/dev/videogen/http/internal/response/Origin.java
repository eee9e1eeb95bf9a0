package dev.videogen.http.internal.response;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scheme, host and port: what decides who sees a key. */
public record Origin(String scheme, String host, int port) {

  /** {@link URI#getHost()} knows no names with an underscore; storage hosts have them. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?(\\[[^\\]]+\\]|[^:@]+)(?::(\\d{1,5}))?");

  private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

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
    return new Origin(scheme, canonical(form.group(1).toLowerCase(Locale.ROOT)), port);
  }

  /** One spelling of a host: without the dot that may end it, an address in its usual digits. */
  private static String canonical(String host) {
    if (host.startsWith("[")) {
      try {
        String address = InetAddress.getByName(host).getHostAddress();
        return address.indexOf(':') < 0
            ? address
            : "[" + ZEROS.matcher(address).replaceFirst("::") + "]";
      } catch (UnknownHostException noAddress) {
        throw new IllegalArgumentException("no absolute http or https address", noAddress);
      }
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
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
