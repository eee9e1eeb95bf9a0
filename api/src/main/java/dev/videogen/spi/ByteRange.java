package dev.videogen.spi;

import java.util.Optional;

/**
 * From where to read a file.
 *
 * @param offset the first byte wanted, 0 for all
 * @param etag the tag of the file that the offset belongs to; if the file has changed since, it is
 *     to be read from the beginning
 */
public record ByteRange(long offset, Optional<String> etag) {

  private static final ByteRange ALL = new ByteRange(0, Optional.empty());

  /**
   * Checks the offset.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ByteRange {
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, not " + offset);
    }
  }

  /**
   * The whole file.
   *
   * @return a range from 0
   */
  public static ByteRange all() {
    return ALL;
  }

  /**
   * The file from an offset on.
   *
   * @param offset the first byte wanted
   * @return the range
   * @throws IllegalArgumentException if it is negative
   */
  public static ByteRange from(long offset) {
    return new ByteRange(offset, Optional.empty());
  }

  /**
   * The file from an offset on, if it is still the same.
   *
   * @param offset the first byte wanted
   * @param etag the tag of the file that the offset belongs to
   * @return the range
   * @throws IllegalArgumentException if the offset is negative
   */
  public static ByteRange from(long offset, String etag) {
    return new ByteRange(offset, Optional.of(etag));
  }
}
