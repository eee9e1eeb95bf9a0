package dev.videogen.emulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes each piece of a body as a chunk. The last chunk, which is empty, is the caller's. */
final class ChunkedOutputStream extends FilterOutputStream {

  private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

  ChunkedOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
      out.write(LINE_END);
      out.write(bytes, offset, length);
      out.write(LINE_END);
    }
  }
}
