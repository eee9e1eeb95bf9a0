package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
 * than were announced. So does one that stalls, for the server underneath cannot keep a connection
 * waiting at a given byte.
 */
final class FileResponse {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  private final FakeVideoGenerator fake;
  private final VideoOutput output;
  private final Asset asset;

  private FileResponse(FakeVideoGenerator fake, VideoOutput output, Asset asset) {
    this.fake = fake;
    this.output = output;
    this.asset = asset;
  }

  static Response of(FakeVideoGenerator fake, VideoOutput output, Asset asset, Call call) {
    FileResponse file = new FileResponse(fake, output, asset);
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
    try (MediaStream file = fake.open(output, asset, ByteRange.all())) {
      return whole(file);
    }
  }

  private static Response whole(MediaStream file) throws IOException {
    byte[] body = readUntilFault(file.content());
    return withHeaders(200, file, body, file.totalLength().orElse(body.length));
  }

  private Response part(long first, long last, Optional<String> etag) throws IOException {
    try (MediaStream file = fake.open(output, asset, new ByteRange(first, etag))) {
      if (file.offset() != first) {
        return whole(file);
      }
      byte[] rest = readUntilFault(file.content());
      long length = file.totalLength().orElse(first + rest.length);
      long end = Math.min(length - 1, last);
      return first > end
          ? beyondTheEnd(length)
          : withHeaders(206, file, rest, end - first + 1)
              .with("Content-Range", "bytes " + first + "-" + end + "/" + length);
    } catch (InvalidRequestException beyond) {
      if (first == 0 || beyond.vendorMessage().isPresent()) {
        throw beyond;
      }
      try (MediaStream file = fake.open(output, asset, ByteRange.all())) {
        return beyondTheEnd(file.totalLength().orElse(first));
      }
    }
  }

  private static Response beyondTheEnd(long length) {
    return Response.empty(416).with("Content-Range", "bytes */" + length);
  }

  private static Response withHeaders(int status, MediaStream file, byte[] body, long length) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", file.mediaType().orElse("application/octet-stream"));
    headers.put("Accept-Ranges", "bytes");
    file.etag().ifPresent(etag -> headers.put("ETag", etag));
    if (body.length < length) {
      headers.put("Content-Length", "" + length);
    }
    return new Response(status, headers, Arrays.copyOf(body, (int) Math.min(length, body.length)));
  }

  /** The fake's files have bytes available up to their end, or to where the script ends them. */
  private static byte[] readUntilFault(InputStream content) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int ready = content.available(); ready > 0; ready = content.available()) {
      read.writeBytes(content.readNBytes(ready));
    }
    return read.toByteArray();
  }
}
