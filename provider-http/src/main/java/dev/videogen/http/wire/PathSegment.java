package dev.videogen.http.wire;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import java.util.regex.Pattern;

/**
 * A vendor's id as one segment of a path. What could lead to another path is refused, not mended:
 * slashes, backslashes, percent signs, query and fragment marks, {@code .} and {@code ..}, blanks,
 * control and non-ASCII characters, and the empty text. What is left is percent-encoded where a
 * path demands it.
 *
 * <p>In a wire interface it is a parameter like any other; Feign leaves what is encoded already:
 *
 * <pre>{@code
 * @RequestLine("GET /videos/{id}")
 * JsonResponse retrieve(@Param("id") PathSegment id);
 * }</pre>
 */
public final class PathSegment {

  private static final Pattern SAFE = Pattern.compile("[\\x21-\\x7e&&[^/\\\\%?#]]{1,512}");
  private static final Pattern TO_ENCODE = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@-]");

  private final String encoded;

  private PathSegment(String encoded) {
    this.encoded = encoded;
  }

  /**
   * The segment of an id.
   *
   * @param operation what the id is needed for, for the error
   * @param id the vendor's id of a job, an output or a file
   * @return the segment
   * @throws InvalidRequestException if the id cannot be one; nothing was sent
   */
  public static PathSegment of(Operation operation, String id) {
    if (!SAFE.matcher(id).matches() || id.equals(".") || id.equals("..")) {
      throw new InvalidRequestException(
          ErrorDetails.builder(
                  operation,
                  "\""
                      + printable(id)
                      + "\" cannot be an id: an id is 1 to 512 visible ASCII characters without"
                      + " / \\ % ? #. Nothing was sent; check where the id comes from.")
              .build());
    }
    return new PathSegment(encode(id));
  }

  private static String encode(String id) {
    return TO_ENCODE
        .matcher(id)
        .replaceAll(c -> String.format("%%%02X", (int) c.group().charAt(0)));
  }

  private static String printable(String id) {
    String shown = id.length() > 100 ? id.substring(0, 100) + "..." : id;
    return shown.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** The segment as it stands in a path, percent-encoded. */
  @Override
  public String toString() {
    return encoded;
  }
}
