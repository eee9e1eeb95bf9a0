package dev.videogen.emulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as headers have them (RFC 9110). The JDK's own format writes a day of one digit as one. */
final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** A time, or the beginning of all times where none is known. */
  static String of(Optional<Instant> time) {
    return FORMAT.format(time.orElse(Instant.EPOCH));
  }
}
