package dev.videogen.http.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hosts are reached without a proxy, in the form of {@code NO_PROXY} as curl reads it: names,
 * which stand for all that end with them, addresses, networks such as {@code 10.0.0.0/8}, and
 * {@code *}; each may name a port.
 */
final class NoProxy {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern PORT = Pattern.compile("(\\[.*\\]|[^:]*):(\\d{1,5})");

  private final List<String> entries;

  NoProxy(String text) {
    this.entries =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /** Whether a host is reached without a proxy. */
  boolean covers(String host, int port) {
    String name = bare(host.toLowerCase(Locale.ROOT));
    return entries.stream().anyMatch(entry -> covers(entry, name, port));
  }

  private static boolean covers(String entry, String name, int port) {
    Matcher withPort = PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port && covers(withPort.group(1), name, port);
    }
    if (entry.equals("*")) {
      return true;
    }
    Optional<byte[]> address = address(name);
    if (address.isPresent()) {
      return coversAddress(entry, address.get());
    }
    String wanted = bare(entry.startsWith("*.") ? entry.substring(1) : entry);
    String suffix = wanted.startsWith(".") ? wanted.substring(1) : wanted;
    return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
  }

  private static boolean coversAddress(String entry, byte[] address) {
    int slash = entry.indexOf('/');
    Optional<byte[]> network = address(bare(slash < 0 ? entry : entry.substring(0, slash)));
    if (network.isEmpty() || network.get().length != address.length) {
      return false;
    }
    int bits = address.length * Byte.SIZE;
    if (slash >= 0) {
      String length = entry.substring(slash + 1);
      if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
        return false;
      }
      bits = Integer.parseInt(length);
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((network.get()[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Without the brackets of an address, and the dot that may end a name. */
  private static String bare(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  /** The bytes of an address; empty for a name, which is not looked up. */
  private static Optional<byte[]> address(String host) {
    if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host).getAddress());
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }
}
