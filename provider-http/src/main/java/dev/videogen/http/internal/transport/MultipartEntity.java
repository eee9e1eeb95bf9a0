package dev.videogen.http.internal.transport;

import dev.videogen.http.wire.MultipartBody;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.MultipartPartBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** A {@link MultipartBody} as HttpClient sends it: streamed, repeatable, of a known length. */
final class MultipartEntity {

  /** What ends a quoted name or its line, and what HttpClient would write as a question mark. */
  private static final Pattern TO_ENCODE = Pattern.compile("[^\\x20-\\x7e]+|\"");

  private MultipartEntity() {}

  /**
   * Makes an entity of a body.
   *
   * @throws java.io.UncheckedIOException if the length of a file cannot be read
   */
  static HttpEntity of(MultipartBody body) {
    MultipartEntityBuilder entity =
        MultipartEntityBuilder.create()
            .setMode(HttpMultipartMode.EXTENDED)
            .setContentType(ContentType.create("multipart/form-data"));
    for (MultipartBody.Part part : body.parts()) {
      entity.addPart(
          MultipartPartBuilder.create(new PartContent(part))
              .addHeader("Content-Disposition", disposition(part))
              .addHeader("Content-Type", part.type())
              .build());
    }
    return entity.build();
  }

  private static String disposition(MultipartBody.Part part) {
    String field = "form-data; name=\"" + escaped(part.name()) + "\"";
    return part.fileName()
        .map(name -> field + "; filename=\"" + escaped(name) + "\"")
        .orElse(field);
  }

  private static String escaped(String name) {
    return TO_ENCODE
        .matcher(name)
        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
  }

  /** A part as HttpClient reads it. */
  private static final class PartContent extends AbstractContentBody {
    private final MediaContent content;
    private final String fileName;

    PartContent(MultipartBody.Part part) {
      super(ContentType.parse(part.type()));
      this.content = MediaContent.of(part.content());
      this.fileName = part.fileName().orElse("");
    }

    @Override
    public String getFilename() {
      return fileName;
    }

    @Override
    public long getContentLength() {
      return content.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      content.writeTo(out);
    }
  }
}
