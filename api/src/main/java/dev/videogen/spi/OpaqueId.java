package dev.videogen.spi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A vendor's id as {@link dev.videogen.JobRef} can hold it. An id of 1 to 1,024 visible ASCII
 * characters stands for itself; any other is wrapped as {@code b64_} and base64url, so that no job
 * that was paid for is lost for its name. An id that itself begins with {@code b64_} is wrapped,
 * too, so the two are never taken for each other.
 */
public final class OpaqueId {

  private static final String MARKER = "b64_";
  private static final int MAX_LENGTH = 1024;

  private OpaqueId() {}

  /**
   * The id for a ref.
   *
   * @param vendorId the id as the vendor wrote it
   * @return the same, or its wrapped form
   */
  public static String wrap(String vendorId) {
    if (isPlain(vendorId) && !vendorId.startsWith(MARKER)) {
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

  /** Whether it is 1 to 1,024 visible ASCII characters. */
  private static boolean isPlain(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '!' || id.charAt(i) > '~') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= MAX_LENGTH;
  }
}
