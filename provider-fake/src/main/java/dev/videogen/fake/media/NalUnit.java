package dev.videogen.fake.media;

import java.io.ByteArrayOutputStream;

/** The envelope of everything in an H.264 stream (ITU-T H.264, 7.3.1). */
final class NalUnit {

  /** First bytes: nal_ref_idc 3, and the type. */
  static final int DELTA_SLICE = 0x61;

  static final int KEY_SLICE = 0x65;
  static final int SEQUENCE_PARAMETERS = 0x67;
  static final int PICTURE_PARAMETERS = 0x68;

  private NalUnit() {}

  /**
   * Ends the payload with its stop bit and wraps it. Wherever two zero bytes would be followed by a
   * byte of 3 or less, a 3 goes between, so that no start code can appear inside.
   */
  static byte[] of(int header, BitWriter payload) {
    byte[] raw = payload.bits(1, 1).align().toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 16);
    out.write(header);
    int zeros = 0;
    for (byte value : raw) {
      if (zeros == 2 && (value & 0xFC) == 0) {
        out.write(3);
        zeros = 0;
      }
      out.write(value);
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return out.toByteArray();
  }
}
