package dev.videogen.settings;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells addresses of this machine, without asking for a name. */
final class Loopback {

  private static final Pattern HOST =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)\\]");

  private Loopback() {}

  static boolean isLoopback(URI address) {
    return address.getHost() != null
        && HOST.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
