package dev.videogen.fake.media;

import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A video file: H.264 in MP4, with a sound track when asked for. A clip is a few numbers; its bytes
 * are made when they are read, always the same for the same clip, and not kept. Thread-safe.
 */
public final class Clip {

  /** All that the frames depend on. */
  private record Appearance(int width, int height, int variant) {
    Scene scene() {
      return Scene.of(variant);
    }
  }

  /** All that a picture depends on: the thumbnail where there are no seconds, else the sheet. */
  private record Still(Appearance appearance, int seconds, PictureFormat format) {
    Picture draw() {
      Scene scene = appearance.scene();
      return Picture.of(
          seconds == 0
              ? FrameRenderer.thumbnail(scene, appearance.width, appearance.height)
              : FrameRenderer.spritesheet(scene, appearance.width, appearance.height, seconds),
          format);
    }
  }

  private static final LruCache<Appearance, VideoLoop> LOOPS =
      new LruCache<>(
          64,
          appearance -> VideoLoop.encode(appearance.scene(), appearance.width, appearance.height));
  private static final LruCache<Still, Picture> PICTURES = new LruCache<>(32, Still::draw);

  /** What is known once the file has been laid out. */
  private record Facts(long length, String etag) {}

  private final int width;
  private final int height;
  private final int seconds;
  private final long seed;
  private final boolean audio;
  private volatile @Nullable Facts facts;

  Clip(int width, int height, int seconds, long seed, boolean audio) {
    this.width = width;
    this.height = height;
    this.seconds = seconds;
    this.seed = seed;
    this.audio = audio;
  }

  /** The width in pixels. */
  public int width() {
    return width;
  }

  /** The height in pixels. */
  public int height() {
    return height;
  }

  /** The exact duration of the file and of each of its tracks. */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** The media type, {@code video/mp4}. */
  public String mediaType() {
    return "video/mp4";
  }

  /** The length of the file in bytes. */
  public long length() {
    return facts().length;
  }

  /** A strong entity tag, without quotes: clips with the same tag have the same bytes. */
  public String etag() {
    return facts().etag;
  }

  /**
   * The file's bytes from an offset on. The stream holds no resource, so it need not be closed.
   *
   * @param offset 0 to the file's length
   * @throws IndexOutOfBoundsException if the offset is negative or beyond the end
   */
  public InputStream open(long offset) {
    return file().open(offset);
  }

  /** The first frame, scaled down to fit into 640x640 pixels if it does not. */
  public Picture thumbnail(PictureFormat format) {
    return PICTURES.get(new Still(appearance(), 0, format));
  }

  /**
   * Twelve frames at equal distances in rows of four, each scaled down to fit into 320x320 pixels,
   * as a JPEG.
   */
  public Picture spritesheet() {
    return PICTURES.get(new Still(appearance(), seconds, PictureFormat.JPEG));
  }

  private Appearance appearance() {
    return new Appearance(width, height, Scene.variant(seed));
  }

  private Facts facts() {
    Facts known = facts;
    if (known == null) {
      ClipFile file = file();
      known = new Facts(file.length(), file.etag());
      facts = known;
    }
    return known;
  }

  private ClipFile file() {
    VideoLoop loop = LOOPS.get(appearance());
    return new ClipFile(loop, width, height, seconds, audio, "videogen fake, seed " + seed);
  }
}
