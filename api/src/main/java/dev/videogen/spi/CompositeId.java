package dev.videogen.spi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The id of a job at a vendor that needs more than its own id to find it again, such as the
 * endpoint or the region: several parts in one text.
 *
 * <pre>{@code
 * String id = CompositeId.of("fal-ai/veo3.1", requestId).toString();
 * CompositeId parts = CompositeId.parse(id);
 * parts.part(0);       // fal-ai/veo3.1
 * parts.vendorId();    // the requestId, by which webhooks name the job
 * }</pre>
 *
 * @param parts two or more, none of them empty; the last is the vendor's own id
 */
public record CompositeId(List<String> parts) {

  private static final String SEPARATOR = "~";

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there are fewer than two, or one is empty
   */
  public CompositeId {
    parts = List.copyOf(parts);
    if (parts.size() < 2 || parts.contains("")) {
      throw new IllegalArgumentException(
          "a composite id has two parts or more, none of them empty, not " + parts);
    }
  }

  /**
   * An id of several parts.
   *
   * @param parts what it takes to find the job; the vendor's own id last
   * @return the id
   * @throws IllegalArgumentException if there are fewer than two, or one is empty
   */
  public static CompositeId of(String... parts) {
    return new CompositeId(List.of(parts));
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param id the id of a ref
   * @return its parts
   * @throws IllegalArgumentException if it is not composed
   */
  public static CompositeId parse(String id) {
    return new CompositeId(
        Stream.of(OpaqueId.unwrap(id).split(SEPARATOR, -1)).map(CompositeId::unescaped).toList());
  }

  /**
   * One of the parts.
   *
   * @param index 0 for the first
   * @return the part
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public String part(int index) {
    return parts.get(index);
  }

  /**
   * The vendor's own id of the job.
   *
   * @return the last part
   */
  public String vendorId() {
    return parts.get(parts.size() - 1);
  }

  /** The parts as one text that can be the id of a ref. */
  @Override
  public String toString() {
    return OpaqueId.wrap(
        parts.stream().map(CompositeId::escaped).collect(Collectors.joining(SEPARATOR)));
  }

  private static String escaped(String part) {
    return part.replace("%", "%25").replace(SEPARATOR, "%7E");
  }

  private static String unescaped(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
