package dev.videogen.http.internal.transport;

import dev.videogen.Media;
import dev.videogen.http.wire.UnreadableInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/**
 * A file that is read each time that it is sent, which finds out if it has changed since.
 *
 * @param length in bytes, as it is announced
 */
record MediaContent(Media media, long length) {

  /**
   * The content of a file.
   *
   * @throws UncheckedIOException with an {@link UnreadableInputException} if its length cannot be
   *     read
   */
  static MediaContent of(Media media) {
    try {
      return new MediaContent(media, media.length());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(new UnreadableInputException(media, unreadable));
    }
  }

  /** The file as a body of its own. */
  HttpEntity toEntity() {
    String type = media.mediaType().orElse("application/octet-stream");
    return new EntityTemplate(length, ContentType.parse(type), null, this::writeTo);
  }

  void writeTo(OutputStream out) throws IOException {
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
