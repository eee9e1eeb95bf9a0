package dev.videogen;

import dev.videogen.internal.text.MediaTypes;
import dev.videogen.internal.text.TextHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture, a video or a sound, given as a file, as bytes, as a URL, or as the id of a file that
 * the vendor already has.
 *
 * <p>The type is detected from the content when the request is submitted, unless {@linkplain
 * #as(String) given}; of a URL, and of a file of a type that does not show in its first bytes, it
 * is taken from the ending of the name.
 *
 * <p>Immutable.
 */
public final class Media {

  private static final Pattern NOT_FOR_HEADERS = Pattern.compile("[\"\\\\\\p{Cntrl}]");

  private final @Nullable Path path;
  private final byte @Nullable [] bytes;
  private final @Nullable URI url;
  private final @Nullable String fileId;
  private final @Nullable String mediaType;
  private final boolean cropped;

  private Media(
      @Nullable Path path,
      byte @Nullable [] bytes,
      @Nullable URI url,
      @Nullable String fileId,
      @Nullable String mediaType,
      boolean cropped) {
    this.path = path;
    this.bytes = bytes;
    this.url = url;
    this.fileId = fileId;
    this.mediaType = mediaType;
    this.cropped = cropped;
  }

  /**
   * A file. It is read when the request is submitted, not now. One that cannot be read then is
   * refused with an {@link dev.videogen.errors.InvalidRequestException}.
   *
   * @param path the file, a regular one
   * @return the medium
   */
  public static Media of(Path path) {
    return new Media(Objects.requireNonNull(path, "path"), null, null, null, null, false);
  }

  /**
   * Content in memory.
   *
   * @param bytes the content, which is copied
   * @return the medium
   * @throws IllegalArgumentException if there are none
   */
  public static Media of(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a medium has at least one byte");
    }
    return new Media(null, bytes.clone(), null, null, null, false);
  }

  /**
   * Something at an address. What is on the network is fetched by the vendor; the content of a data
   * URL is taken out of it and becomes {@linkplain #of(byte[]) content in memory}, which vendors
   * take that fetch nothing; a file's address becomes {@linkplain #of(Path) the file}.
   *
   * @param url an absolute http, https, data or file address, its scheme in any case
   * @return the medium
   * @throws IllegalArgumentException if the address is of another kind, or the content of a data
   *     URL is not of the type that it says
   */
  public static Media url(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    String lower = scheme.toLowerCase(Locale.ROOT);
    if (lower.equals("data") || lower.equals("file")) {
      return MediaAddress.parse(url.toString());
    }
    boolean http = lower.equals("http") || lower.equals("https");
    if (!http || url.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "a medium's URL is an absolute http, https, data or file address");
    }
    URI plain = URI.create(lower + url.toString().substring(scheme.length()));
    return new Media(null, null, plain, null, null, false);
  }

  /**
   * A file or something at an address, as people write it.
   *
   * @param text a path, or an address as {@link #url} takes it; blanks and other characters that an
   *     address must not hold are encoded
   * @return the medium
   * @throws IllegalArgumentException if it is an address of another kind, or neither
   */
  public static Media parse(String text) {
    return MediaAddress.parse(text);
  }

  /**
   * A file that the vendor has.
   *
   * @param fileId the vendor's id of the file
   * @return the medium
   * @throws IllegalArgumentException if the id is blank
   */
  public static Media fileId(String fileId) {
    if (fileId.isBlank()) {
      throw new IllegalArgumentException("a file's id is not blank");
    }
    return new Media(null, null, null, fileId, null, false);
  }

  /**
   * The same medium with a given type, which overrides what would be detected.
   *
   * @param mediaType such as {@code image/png}; its first part is image, video or audio, and it has
   *     no parameters
   * @return the medium
   * @throws IllegalArgumentException if the type has another form
   */
  public Media as(String mediaType) {
    return new Media(path, bytes, url, fileId, MediaTypes.parse(mediaType), cropped);
  }

  /**
   * The same picture, to be cropped at its edges and scaled to the size of the video when the
   * request is submitted, if it has another. Without this such a picture is sent as it is, or
   * refused if the model demands that they match.
   *
   * <p>First and last frames only; JPEG and PNG only; and the request, or else the model, must say
   * what size in pixels the video has.
   *
   * @return the medium
   */
  public Media cropped() {
    return new Media(path, bytes, url, fileId, mediaType, true);
  }

  /**
   * The file.
   *
   * @return the path; empty if the medium is not a file
   */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /**
   * The address that the vendor fetches.
   *
   * @return the URL; empty if the medium is not given so
   */
  public Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  /**
   * The id of a file that the vendor has.
   *
   * @return the id; empty if the medium is not given so
   */
  public Optional<String> fileId() {
    return Optional.ofNullable(fileId);
  }

  /**
   * Whether the content can be read here.
   *
   * @return true for a file and for bytes
   */
  public boolean hasContent() {
    return path != null || bytes != null;
  }

  /**
   * Whether the picture is to be cropped and scaled.
   *
   * @return true if {@link #cropped()} was asked for
   */
  public boolean isCropped() {
    return cropped;
  }

  /**
   * The type that was given or that the content or the ending shows. The content decides: a page
   * whose name ends with {@code .png} is of no type.
   *
   * @return such as {@code image/png}; empty if it is not known
   */
  public Optional<String> mediaType() {
    if (mediaType != null) {
      return Optional.of(mediaType);
    }
    Optional<String> named = MediaTypes.ofName(name());
    if (!hasContent()) {
      return named;
    }
    try (InputStream content = open()) {
      byte[] head = content.readNBytes(MediaTypes.HEAD);
      return MediaTypes.detect(head)
          .or(
              () ->
                  named.filter(type -> !MediaTypes.showsInContent(type) && !TextHead.isText(head)));
    } catch (IOException unreadable) {
      // Whoever needs the content opens it again and reports why that fails.
      return named;
    }
  }

  /**
   * What kind of medium it is.
   *
   * @return the kind of {@link #mediaType()}; a picture if that is not known
   */
  public MediaKind kind() {
    return mediaType().map(Media::kindOf).orElse(MediaKind.IMAGE);
  }

  private static MediaKind kindOf(String mediaType) {
    return switch (mediaType.substring(0, mediaType.indexOf('/'))) {
      case "video" -> MediaKind.VIDEO;
      case "audio" -> MediaKind.AUDIO;
      default -> MediaKind.IMAGE;
    };
  }

  /**
   * A name for the file in an upload: the file's own, or {@code input} with the ending of its type.
   *
   * @return a name without folders, quotation marks, backslashes and control characters, so that it
   *     can stand in a header
   */
  public String fileName() {
    String own = NOT_FOR_HEADERS.matcher(name()).replaceAll("_");
    return own.isEmpty() ? "input" + mediaType().map(MediaTypes::ending).orElse("") : own;
  }

  /**
   * Opens the content. Each call begins anew, so an upload can be repeated.
   *
   * @return a stream, to be closed by the caller
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if the content is not here
   */
  public InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (path != null) {
      return Files.newInputStream(path);
    }
    throw new IllegalStateException("the content of " + this + " is not here");
  }

  /**
   * The length of the content.
   *
   * @return bytes
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if the content is not here
   */
  public long length() throws IOException {
    if (bytes != null) {
      return bytes.length;
    }
    if (path != null) {
      return Files.size(path);
    }
    throw new IllegalStateException("the content of " + this + " is not here");
  }

  private String name() {
    if (path != null && path.getFileName() != null) {
      return path.getFileName().toString();
    }
    if (url != null) {
      return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Media that
        && Objects.equals(path, that.path)
        && Arrays.equals(bytes, that.bytes)
        && Objects.equals(url, that.url)
        && Objects.equals(fileId, that.fileId)
        && Objects.equals(mediaType, that.mediaType)
        && cropped == that.cropped;
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, Arrays.hashCode(bytes), url, fileId, mediaType, cropped);
  }

  /** What it is, without content, and of a URL no more than the host: the rest may be signed. */
  @Override
  public String toString() {
    if (path != null) {
      return "file " + path;
    }
    if (bytes != null) {
      return bytes.length + " bytes";
    }
    if (url == null) {
      return "vendor's file " + fileId;
    }
    // Not getHost(), which knows no host with an underscore.
    return "URL of host " + url.getRawAuthority().replaceFirst(".*@", "");
  }
}
