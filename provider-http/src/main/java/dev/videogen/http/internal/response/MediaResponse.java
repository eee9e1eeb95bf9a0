package dev.videogen.http.internal.response;

import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.spi.ByteRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers say about a file. What the file is, its first bytes say.
 *
 * @param offset where in the file the body begins; empty if that cannot be told
 * @param totalLength the length of the whole file
 * @param mediaType without parameters, by its registered name; empty if it is a text's, which a
 *     file of a job is not
 * @param etag a strong entity tag
 * @param encodings how the body is compressed, in the order in which that was done; if it is,
 *     neither length nor offset mean the file
 */
public record MediaResponse(
    OptionalLong offset,
    OptionalLong totalLength,
    Optional<String> mediaType,
    Optional<String> etag,
    List<String> encodings) {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private static final Pattern NO_MEDIA =
      Pattern.compile("text/.*|application/(.*\\+)?(json|xml|x-ndjson|problem)|multipart/.*");

  public static MediaResponse of(int status, ResponseHeaders headers) {
    Optional<String> mediaType =
        headers
            .get("content-type")
            .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .filter(type -> !type.isEmpty() && !NO_MEDIA.matcher(type).matches())
            // Widespread, but there is no such type.
            .map(type -> type.equals("image/jpg") ? "image/jpeg" : type);
    Optional<String> etag = headers.get("etag").filter(tag -> tag.startsWith("\""));
    List<String> encodings = headers.contentEncodings();
    Optional<String> part = headers.get("content-range");
    // A part is one whatever its status: some servers and caches turn 206 into 200.
    if (status != 206 && part.isEmpty()) {
      return new MediaResponse(OptionalLong.of(0), length(headers), mediaType, etag, encodings);
    }
    Matcher range = CONTENT_RANGE.matcher(part.orElse(""));
    boolean readable = range.matches() && isConsistent(range, length(headers));
    return new MediaResponse(
        readable ? OptionalLong.of(Long.parseLong(range.group(1))) : OptionalLong.empty(),
        readable && !range.group(3).equals("*")
            ? OptionalLong.of(Long.parseLong(range.group(3)))
            : OptionalLong.empty(),
        mediaType,
        etag,
        encodings);
  }

  /** Whether the first byte is not behind the last, the last in the file, and all of them come. */
  private static boolean isConsistent(Matcher range, OptionalLong length) {
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    boolean inFile = range.group(3).equals("*") || last < Long.parseLong(range.group(3));
    return first <= last && inFile && length.orElse(last - first + 1) == last - first + 1;
  }

  /**
   * Whether it is the file that was asked for: from the beginning, or from the offset that was
   * asked for and told by the same tag to be of the same file.
   */
  public boolean continues(ByteRange range) {
    boolean sameFile = range.etag().isEmpty() || etag.equals(range.etag());
    return offset.equals(OptionalLong.of(0))
        || (offset.equals(OptionalLong.of(range.offset())) && sameFile && encodings.isEmpty());
  }

  private static OptionalLong length(ResponseHeaders headers) {
    return headers
        .get("content-length")
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
