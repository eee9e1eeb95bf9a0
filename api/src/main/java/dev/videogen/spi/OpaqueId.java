package dev.videogen.spi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A vendor's id as {@link dev.videogen.JobRef} can hold it. An id of 1 to 1,024 visible ASCII
 * characters stands for itself; any other is wrapped as {@code b64_} and base64url, so that no job
 * that was paid for is lost for its name. An id that itself begins with {@code b64_} is wrapped,
 * too, so the two are never taken for each other.
 */
public final class OpaqueId {

  private static final String MARKER = "b64_";
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,1024}");

  private OpaqueId() {}

  /**
   * The id for a ref.
   *
   * @param vendorId the id as the vendor wrote it
   * @return the same, or its wrapped form
   */
  public static String wrap(String vendorId) {
    if (PLAIN.matcher(vendorId).matches() && !vendorId.startsWith(MARKER)) {
      return vendorId;
    }
    return MARKER
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(vendorId.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The id for the vendor.
   *
   * @param id the id of a ref
   * @return the id as the vendor wrote it; what no {@link #wrap} made is given back as it is
   */
  public static String unwrap(String id) {
    if (!id.startsWith(MARKER)) {
      return id;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id.substring(MARKER.length()));
      String vendorId = new String(bytes, StandardCharsets.UTF_8);
      return wrap(vendorId).equals(id) ? vendorId : id;
    } catch (IllegalArgumentException notWrapped) {
      return id;
    }
  }
}
