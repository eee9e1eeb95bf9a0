package dev.videogen.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read from a vendor.
 *
 * <p>The stream is for one thread; {@link #close()} may be called by another and ends a blocked
 * read.
 */
public final class MediaStream implements AutoCloseable {

  private final InputStream content;
  private final long offset;
  private final @Nullable Long totalLength;
  private final @Nullable String mediaType;
  private final @Nullable String etag;

  private MediaStream(Builder builder) {
    this.content = builder.content;
    this.offset = builder.offset;
    this.totalLength = builder.totalLength;
    this.mediaType = builder.mediaType;
    this.etag = builder.etag;
  }

  /**
   * Begins a stream of which nothing but the content is known.
   *
   * @param content the bytes from the offset to the end of the file; closing it half-read returns
   *     at once
   * @return a builder
   */
  public static Builder builder(InputStream content) {
    return new Builder(content);
  }

  /**
   * The bytes.
   *
   * @return the content from {@link #offset()} to the end of the file
   */
  public InputStream content() {
    return content;
  }

  /**
   * Where in the file the content begins.
   *
   * @return the offset asked for, or 0 if the vendor starts at the beginning
   */
  public long offset() {
    return offset;
  }

  /**
   * The length of the whole file, whatever the offset.
   *
   * @return bytes, or empty if the vendor does not say
   */
  public OptionalLong totalLength() {
    return totalLength == null ? OptionalLong.empty() : OptionalLong.of(totalLength);
  }

  /**
   * The type of the file.
   *
   * @return such as {@code video/mp4}, without parameters; empty if the vendor does not say
   */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /**
   * The tag that tells this state of the file from any other.
   *
   * @return a strong entity tag as the vendor gave it; empty if it gives none
   */
  public Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  /**
   * Ends the reading. A half-read stream ends at once, without reading the rest.
   *
   * @throws IOException if the connection reports an error while it ends
   */
  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Builds a {@link MediaStream}. Not safe for use by several threads. */
  public static final class Builder {

    private final InputStream content;
    private long offset;
    private @Nullable Long totalLength;
    private @Nullable String mediaType;
    private @Nullable String etag;

    private Builder(InputStream content) {
      this.content = Objects.requireNonNull(content, "content");
    }

    /**
     * Sets where in the file the content begins.
     *
     * @param value 0 unless set
     * @return this builder
     */
    public Builder offset(long value) {
      this.offset = value;
      return this;
    }

    /**
     * Sets the length of the whole file.
     *
     * @param value bytes
     * @return this builder
     */
    public Builder totalLength(long value) {
      this.totalLength = value;
      return this;
    }

    /**
     * Sets the type of the file.
     *
     * @param value such as {@code video/mp4}; null where it is not known
     * @return this builder
     */
    public Builder mediaType(@Nullable String value) {
      this.mediaType = value;
      return this;
    }

    /**
     * Sets the tag of the file.
     *
     * @param value a strong entity tag; null where there is none
     * @return this builder
     */
    public Builder etag(@Nullable String value) {
      this.etag = value;
      return this;
    }

    /**
     * Builds the stream.
     *
     * @return the stream
     */
    public MediaStream build() {
      return new MediaStream(this);
    }
  }
}
