package dev.videogen.http.internal.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a response's body: all of it, or what came before it broke off or grew too large.
 */
public final class CappedBody {

  /** No JSON of a vendor comes near this; what does is no response to a call. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final int CHUNK = 8192;

  private final byte[] bytes;
  private final @Nullable IOException problem;

  private CappedBody(byte[] bytes, @Nullable IOException problem) {
    this.bytes = bytes;
    this.problem = problem;
  }

  /**
   * A body as it is.
   *
   * @param bytes what arrived
   * @param problem why that is not all; null if it is
   */
  public static CappedBody of(byte[] bytes, @Nullable IOException problem) {
    return new CappedBody(bytes, problem);
  }

  public static CappedBody read(@Nullable InputStream content) {
    return read(content, MAX_BYTES);
  }

  public static CappedBody read(@Nullable InputStream content, int maxBytes) {
    if (content == null) {
      return new CappedBody(new byte[0], null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        bytes.write(chunk, 0, read);
        if (bytes.size() > maxBytes) {
          return new CappedBody(
              bytes.toByteArray(), new IOException("more than " + maxBytes + " bytes"));
        }
      }
      return new CappedBody(bytes.toByteArray(), null);
    } catch (IOException brokenOff) {
      return new CappedBody(bytes.toByteArray(), brokenOff);
    }
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Why that is not all; null if it is. */
  public @Nullable IOException problem() {
    return problem;
  }
}
