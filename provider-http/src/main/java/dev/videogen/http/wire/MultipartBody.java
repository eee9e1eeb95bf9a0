package dev.videogen.http.wire;

import dev.videogen.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A body of the type {@code multipart/form-data}. Files are streamed from where they are when the
 * body is sent, so memory stays flat, and each time anew, so that it can be sent again; its length
 * is known beforehand.
 *
 * <p>In a wire interface it is the one parameter without an annotation:
 *
 * <pre>{@code
 * @RequestLine("POST /videos")
 * JsonAnswer create(MultipartBody body);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class MultipartBody {

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int CHUNK = 8192;

  private final String boundary = "videogen-" + UUID.randomUUID();
  private final List<Part> parts;

  private MultipartBody(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Begins a body.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of the header {@code Content-Type}. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  @SuppressWarnings("exports")
  public HttpEntity entity() throws UnreadableInputException {
    return new Entity(length());
  }

  private long length() throws UnreadableInputException {
    long length = end().length;
    for (Part part : parts) {
      length += part.head(boundary).length + part.content().length() + LINE_END.length;
    }
    return length;
  }

  private byte[] end() {
    return utf8("--" + boundary + "--\r\n");
  }

  private void writeTo(OutputStream out) throws IOException {
    for (Part part : parts) {
      out.write(part.head(boundary));
      part.content().writeTo(out);
      out.write(LINE_END);
    }
    out.write(end());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Content {

    long length() throws UnreadableInputException;

    void writeTo(OutputStream out) throws IOException;
  }

  private record Text(String text) implements Content {

    @Override
    public long length() {
      return utf8(text).length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(utf8(text));
    }
  }

  private record File(Media media) implements Content {

    @Override
    public long length() throws UnreadableInputException {
      try {
        return media.length();
      } catch (IOException unreadable) {
        throw new UnreadableInputException(media, unreadable);
      }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      long left = length();
      byte[] chunk = new byte[CHUNK];
      try (Reading content = new Reading(media)) {
        for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
          out.write(chunk, 0, read);
          left -= read;
        }
      }
      if (left != 0) {
        throw new UnreadableInputException(media, new IOException("it changed meanwhile"));
      }
    }
  }

  /** Tells a file that cannot be read from a connection that cannot be written to. */
  private static final class Reading implements AutoCloseable {

    private final Media media;
    private final InputStream content;

    Reading(Media media) throws UnreadableInputException {
      this.media = media;
      try {
        this.content = media.open();
      } catch (IOException unreadable) {
        throw new UnreadableInputException(media, unreadable);
      }
    }

    int read(byte[] chunk) throws UnreadableInputException {
      try {
        return content.read(chunk);
      } catch (IOException unreadable) {
        throw new UnreadableInputException(media, unreadable);
      }
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  private record Part(String disposition, String type, Content content) {

    byte[] head(String boundary) {
      return utf8(
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; "
              + disposition
              + "\r\n"
              + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
              + "\r\n");
    }
  }

  /** The body as HttpClient sends it. */
  private final class Entity extends AbstractHttpEntity {

    private final long length;

    Entity(long length) {
      super(MultipartBody.this.contentType(), null);
      this.length = length;
    }

    @Override
    public long getContentLength() {
      return length;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public boolean isStreaming() {
      return false;
    }

    @Override
    public InputStream getContent() {
      throw new UnsupportedOperationException("the body is only written");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      MultipartBody.this.writeTo(out);
    }

    @Override
    public void close() {}
  }

  /** Builds a {@link MultipartBody}. Not safe for use by several threads. */
  public static final class Builder {

    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its text
     * @return this builder
     */
    public Builder text(String name, String value) {
      return add("name=\"" + escaped(name) + "\"", "", new Text(value));
    }

    /**
     * Adds a field whose text is JSON.
     *
     * @param name its name
     * @param value lists, maps, texts, numbers and truth values
     * @return this builder
     */
    public Builder json(String name, Object value) {
      return add(
          "name=\"" + escaped(name) + "\"", "application/json", new Text(JsonView.write(value)));
    }

    /**
     * Adds a file.
     *
     * @param name the name of the field
     * @param media something whose content is here
     * @return this builder
     */
    public Builder file(String name, Media media) {
      return file(name, media, media.fileName());
    }

    /**
     * Adds a file under a name for it, for vendors that tell the files of a form apart by that.
     *
     * @param name the name of the field
     * @param media something whose content is here
     * @param fileName the name of the file
     * @return this builder
     */
    public Builder file(String name, Media media, String fileName) {
      return add(
          "name=\"" + escaped(name) + "\"; filename=\"" + escaped(fileName) + "\"",
          media.mediaType().orElse("application/octet-stream"),
          new File(media));
    }

    /**
     * Builds the body.
     *
     * @return the body
     */
    public MultipartBody build() {
      return new MultipartBody(List.copyOf(parts));
    }

    private Builder add(String disposition, String type, Content content) {
      parts.add(new Part(disposition, type, content));
      return this;
    }

    /** As browsers write it: a name must not end its own quotes or line. */
    private static String escaped(String name) {
      return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
  }
}
