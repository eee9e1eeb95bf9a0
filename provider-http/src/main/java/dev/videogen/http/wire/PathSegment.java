package dev.videogen.http.wire;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.OpaqueId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A vendor's id in a path: as one segment, or as several where the vendor's ids are paths. Whatever
 * could lead to another path is percent-encoded; {@code .} and {@code ..}, which servers resolve
 * however they are written, are refused, and so is an empty segment. A {@linkplain OpaqueId
 * wrapped} id goes back to the vendor as it came.
 *
 * <p>In a wire interface it is a parameter like any other; Feign leaves what is encoded already, as
 * long as nothing else is in it that Feign would encode, so all but unreserved characters are:
 *
 * <pre>{@code
 * @RequestLine("GET /videos/{id}")
 * JsonResponse retrieve(@Param("id") PathSegment id);
 * }</pre>
 */
public final class PathSegment {

  private static final Pattern TO_ENCODE = Pattern.compile("[^A-Za-z0-9._~-]");
  private static final int MAX_SHOWN = 100;

  private final String vendorId;
  private final String encoded;

  private PathSegment(String vendorId, String encoded) {
    this.vendorId = vendorId;
    this.encoded = encoded;
  }

  /**
   * An id as one segment.
   *
   * @param operation what the id is needed for, for the error
   * @param id the id of a job's ref, of an output or of a file
   * @return the segment
   * @throws InvalidRequestException if the id cannot be one; nothing was sent
   */
  public static PathSegment of(Operation operation, String id) {
    String vendorId = OpaqueId.unwrap(id);
    check(operation, id, vendorId);
    return new PathSegment(vendorId, encode(vendorId));
  }

  /**
   * An id that is a path, such as {@code projects/p/operations/7}, as one segment for each of its
   * parts.
   *
   * @param operation what the id is needed for, for the error
   * @param id the id of a job's ref, of an output or of a file; slashes divide it
   * @return the segments with slashes between them
   * @throws InvalidRequestException if one of the parts cannot be a segment; nothing was sent
   */
  public static PathSegment path(Operation operation, String id) {
    String vendorId = OpaqueId.unwrap(id);
    String[] parts = vendorId.split("/", -1);
    Stream.of(parts).forEach(part -> check(operation, id, part));
    return new PathSegment(
        vendorId, Stream.of(parts).map(PathSegment::encode).collect(Collectors.joining("/")));
  }

  private static void check(Operation operation, String id, String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      throw new InvalidRequestException(
          ErrorDetails.builder(
                  operation,
                  "\""
                      + printable(id)
                      + "\" cannot be an id: in a path it would lead elsewhere. Nothing was sent;"
                      + " check where the id comes from.")
              .build());
    }
  }

  private static String encode(String segment) {
    return TO_ENCODE
        .matcher(segment)
        .replaceAll(
            c ->
                URLEncoder.encode(c.group(), StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A"));
  }

  private static String printable(String id) {
    String shown = id.length() > MAX_SHOWN ? id.substring(0, MAX_SHOWN) + "..." : id;
    return shown.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /**
   * This path with what stands below it.
   *
   * @param next the segments after these
   * @return all of them with slashes between them
   */
  public PathSegment then(PathSegment next) {
    return new PathSegment(vendorId + "/" + next.vendorId, encoded + "/" + next.encoded);
  }

  /**
   * The id itself.
   *
   * @return the vendor's id as it arrived
   */
  public String vendorId() {
    return vendorId;
  }

  /** The segment, or the segments, percent-encoded as they stand in a path. */
  @Override
  public String toString() {
    return encoded;
  }
}
