package dev.videogen.http.internal.transport;

import dev.videogen.Media;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.UnreadableInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
   * @throws UncheckedIOException with an {@link UnreadableInputException} if the length of a file
   *     cannot be read
   */
  static HttpEntity of(MultipartBody body) {
    MultipartEntityBuilder entity =
        MultipartEntityBuilder.create()
            .setMode(HttpMultipartMode.EXTENDED)
            .setContentType(ContentType.create("multipart/form-data"));
    for (MultipartBody.Part part : body.parts()) {
      entity.addPart(
          MultipartPartBuilder.create(new MediaContent(part))
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

  /** Reads a part's content each time that it is sent, and finds out if it has changed since. */
  private static final class MediaContent extends AbstractContentBody {
    private final Media media;
    private final String fileName;
    private final long length;

    MediaContent(MultipartBody.Part part) {
      super(ContentType.parse(part.type()));
      this.media = part.content();
      this.fileName = part.fileName().orElse("");
      try {
        this.length = media.length();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(new UnreadableInputException(media, unreadable));
      }
    }

    @Override
    public String getFilename() {
      return fileName;
    }

    @Override
    public long getContentLength() {
      return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      Wire wire = new Wire(out);
      long sent;
      try (InputStream content = media.open()) {
        sent = content.transferTo(wire);
      } catch (IOException broken) {
        throw wire.broken ? broken : new UnreadableInputException(media, broken);
      }
      if (sent != length) {
        throw new UnreadableInputException(media, new IOException("it changed meanwhile"));
      }
    }
  }

  /** Tells a connection that cannot be written to from a file that cannot be read. */
  private static final class Wire extends FilterOutputStream {
    private boolean broken;

    Wire(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      try {
        out.write(bytes, offset, count);
      } catch (IOException lost) {
        broken = true;
        throw lost;
      }
    }
  }
}
