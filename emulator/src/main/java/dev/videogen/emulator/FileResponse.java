package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Responds with a file: whole, or from an offset on ({@code Range: bytes=N-}) if it is still the
 * same ({@code If-Range}).
 *
 * <p>A file that breaks off, by the fake's script, breaks off on the wire too: fewer bytes come
 * than were announced. So does one that stalls: a connection that hangs would make every test that
 * plays one as long as its client's time-out.
 */
final class FileResponse {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  /** Opens files. */
  interface Source {

    /** A file from an offset on. */
    MediaStream open(VideoOutput output, Asset asset, ByteRange range);
  }

  private final Source source;
  private final VideoOutput output;
  private final Asset asset;

  private FileResponse(Source source, VideoOutput output, Asset asset) {
    this.source = source;
    this.output = output;
    this.asset = asset;
  }

  static Response of(Source source, VideoOutput output, Asset asset, Call call) {
    FileResponse file = new FileResponse(source, output, asset);
    Matcher range = RANGE.matcher(call.header("Range").orElse("").strip());
    try {
      return range.matches()
          ? file.part(
              Long.parseLong(range.group(1)),
              Optional.ofNullable(range.group(2)).map(Long::parseLong).orElse(Long.MAX_VALUE),
              call.header("If-Range"))
          : file.whole();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Response whole() throws IOException {
    return whole(source.open(output, asset, ByteRange.all()));
  }

  private static Response whole(MediaStream file) {
    return response(200, file, file.content(), file.totalLength().orElse(Response.NOT_ANNOUNCED));
  }

  private Response part(long first, long last, Optional<String> etag) throws IOException {
    try {
      MediaStream file = source.open(output, asset, new ByteRange(first, etag));
      if (file.offset() != first) {
        return whole(file);
      }
      return file.totalLength().isPresent()
          ? part(file, first, last, file.totalLength().getAsLong())
          : partOfUnknown(file, first);
    } catch (InvalidRequestException beyond) {
      if (first == 0 || beyond.vendorMessage().isPresent()) {
        throw beyond;
      }
      try (MediaStream file = source.open(output, asset, ByteRange.all())) {
        return beyondTheEnd(file.totalLength().orElse(first));
      }
    }
  }

  private static Response part(MediaStream file, long first, long last, long length)
      throws IOException {
    long end = Math.min(length - 1, last);
    if (first > end) {
      file.close();
      return beyondTheEnd(length);
    }
    return response(206, file, file.content(), end - first + 1)
        .with("Content-Range", "bytes " + first + "-" + end + "/" + length);
  }

  /** A part's last byte has to be told even where the length of the file is not. */
  private static Response partOfUnknown(MediaStream file, long first) throws IOException {
    try (file) {
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      Response whole = response(206, file, file.content(), Response.NOT_ANNOUNCED);
      whole.sendBody(rest);
      // One byte more than comes, where the content breaks, and where nothing comes: a part has
      // one.
      long length = whole.isBroken() || rest.size() == 0 ? rest.size() + 1 : rest.size();
      return response(206, file, new ByteArrayInputStream(rest.toByteArray()), length)
          .with("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/*");
    }
  }

  private static Response beyondTheEnd(long length) {
    return Response.empty(416).with("Content-Range", "bytes */" + length);
  }

  private static Response response(int status, MediaStream file, InputStream content, long length) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", file.mediaType().orElse("application/octet-stream"));
    headers.put("Accept-Ranges", "bytes");
    file.etag().ifPresent(etag -> headers.put("ETag", etag));
    return Response.stream(status, headers, content, length);
  }
}
