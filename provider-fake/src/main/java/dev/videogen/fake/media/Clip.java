package dev.videogen.fake.media;

import java.io.InputStream;
import java.time.Duration;

/**
 * A video file: H.264 in MP4, with a sound track when asked for. A clip is a few numbers; its bytes
 * are made when they are read, always the same for the same clip. What is kept of those used last
 * is how they are laid out, in some kilobytes. Thread-safe.
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

  /** All that the file depends on. */
  private record Facts(Appearance appearance, int seconds, long seed, boolean audio) {
    ClipFile layOut() {
      return new ClipFile(
          LOOPS.get(appearance),
          appearance.width,
          appearance.height,
          seconds,
          audio,
          "videogen fake, seed " + seed);
    }
  }

  private static final LruCache<Appearance, VideoLoop> LOOPS =
      new LruCache<>(
          64,
          appearance -> VideoLoop.encode(appearance.scene(), appearance.width, appearance.height));
  private static final LruCache<Still, Picture> PICTURES = new LruCache<>(32, Still::draw);
  private static final LruCache<Facts, ClipFile> FILES = new LruCache<>(32, Facts::layOut);

  private final Facts facts;

  Clip(int width, int height, int seconds, long seed, boolean audio) {
    facts = new Facts(new Appearance(width, height, Scene.variant(seed)), seconds, seed, audio);
  }

  /** The width in pixels. */
  public int width() {
    return facts.appearance.width;
  }

  /** The height in pixels. */
  public int height() {
    return facts.appearance.height;
  }

  /** The exact duration of the file and of each of its tracks. */
  public Duration duration() {
    return Duration.ofSeconds(facts.seconds);
  }

  /** The media type, {@code video/mp4}. */
  public String mediaType() {
    return "video/mp4";
  }

  /** The length of the file in bytes. */
  public long length() {
    return file().length();
  }

  /** A strong entity tag, without quotes: clips with the same tag have the same bytes. */
  public String etag() {
    return file().etag();
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
    return PICTURES.get(new Still(facts.appearance, 0, format));
  }

  /**
   * Twelve frames at equal distances in rows of four, each scaled down to fit into 320x320 pixels,
   * as a JPEG.
   */
  public Picture spritesheet() {
    return PICTURES.get(new Still(facts.appearance, facts.seconds, PictureFormat.JPEG));
  }

  private ClipFile file() {
    return FILES.get(facts);
  }
}
