package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers with a file: whole, or from an offset on ({@code Range: bytes=N-}) if it is still the
 * same ({@code If-Range}).
 */
final class Content {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  private Content() {}

  static Answer of(FakeVideoGenerator fake, VideoOutput output, Asset asset, Call call) {
    try (MediaStream whole = fake.open(output, asset, ByteRange.all())) {
      byte[] file = whole.content().readAllBytes();
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", whole.mediaType().orElse("application/octet-stream"));
      headers.put("Accept-Ranges", "bytes");
      whole.etag().ifPresent(etag -> headers.put("ETag", etag));
      Answer answer = new Answer(200, headers, file);
      return call.header("Range")
          .filter(range -> isSame(call.header("If-Range"), whole.etag()))
          .map(range -> part(answer, range))
          .orElse(answer);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean isSame(Optional<String> wanted, Optional<String> etag) {
    return wanted.isEmpty() || wanted.equals(etag);
  }

  private static Answer part(Answer whole, String range) {
    Matcher form = RANGE.matcher(range.strip());
    if (!form.matches()) {
      return whole;
    }
    int length = whole.body().length;
    long first = Long.parseLong(form.group(1));
    long last =
        form.group(2) == null ? length - 1L : Math.min(length - 1L, Long.parseLong(form.group(2)));
    if (first > last) {
      return Answer.empty(416).with("Content-Range", "bytes */" + length);
    }
    byte[] part = Arrays.copyOfRange(whole.body(), (int) first, (int) last + 1);
    return new Answer(206, whole.headers(), part)
        .with("Content-Range", "bytes " + first + "-" + last + "/" + length);
  }
}
