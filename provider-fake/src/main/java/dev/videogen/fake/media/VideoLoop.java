package dev.videogen.fake.media;

import java.nio.ByteBuffer;

/**
 * The encoded frames of one whole turn of a {@link Scene}. Any prefix can be decoded, and repeats
 * follow each other without a seam: the first frame is the only key frame. Immutable.
 */
final class VideoLoop {

  static final int FRAMES_PER_SECOND = 24;
  static final int SECONDS = 2;
  static final int FRAMES = SECONDS * FRAMES_PER_SECOND;

  /** A frame is one NAL unit after its length in so many bytes. */
  static final int LENGTH_BYTES = 4;

  private final ParameterSets sets;
  private final ByteBuffer data;
  private final int[] starts;
  private final byte[] fingerprint;

  private VideoLoop(ParameterSets sets, ByteBuffer data, int[] starts) {
    this.sets = sets;
    this.data = data;
    this.starts = starts;
    fingerprint = Etag.digest(data);
  }

  /** Draws and encodes a scene at {@code width x height} pixels. */
  static VideoLoop encode(Scene scene, int width, int height) {
    int columns = (width + 15) / 16;
    int rows = (height + 15) / 16;
    int side = MosaicEncoder.CELLS;
    Canvas canvas = new Canvas(scene, side * columns, side * rows, 16 / side, width, height);
    MosaicEncoder encoder = new MosaicEncoder(columns, rows);
    byte[][] units = new byte[FRAMES][];
    int[] starts = new int[FRAMES + 1];
    for (int i = 0; i < FRAMES; i++) {
      int[] cells = canvas.paint((double) i / FRAMES);
      units[i] = i == 0 ? encoder.key(cells) : encoder.delta(cells, canvas.changed());
      starts[i + 1] = starts[i] + LENGTH_BYTES + units[i].length;
    }
    ByteBuffer data = ByteBuffer.allocate(starts[FRAMES]);
    for (byte[] unit : units) {
      data.putInt(unit.length).put(unit);
    }
    return new VideoLoop(
        ParameterSets.of(width, height, FRAMES_PER_SECOND), data.flip().asReadOnlyBuffer(), starts);
  }

  /** A digest of all frames. */
  ByteBuffer fingerprint() {
    return ByteBuffer.wrap(fingerprint);
  }

  /** What a decoder must know first. */
  ParameterSets sets() {
    return sets;
  }

  /** The length of a frame in bytes. */
  int length(int frame) {
    return starts[frame + 1] - starts[frame];
  }

  /** The frames {@code from} to {@code to}, exclusive, as they lie in a file. */
  ByteBuffer frames(int from, int to) {
    return data.slice(starts[from], starts[to] - starts[from]);
  }
}
