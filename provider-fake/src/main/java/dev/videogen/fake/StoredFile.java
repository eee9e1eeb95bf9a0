package dev.videogen.fake;

import dev.videogen.Asset;
import dev.videogen.fake.media.Clip;
import dev.videogen.fake.media.FakeMedia;
import dev.videogen.fake.media.Picture;
import dev.videogen.spi.ByteRange;
import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * A file of a job: real media, made when it is read, the same whenever that is.
 *
 * @param mediaType under its registered name
 * @param length bytes
 * @param etag a strong entity tag, with its quotes
 * @param content opens the file at an offset
 */
record StoredFile(String mediaType, long length, String etag, LongFunction<InputStream> content) {

  /**
   * A file of an order.
   *
   * @param seed chooses what is to be seen
   * @throws IllegalArgumentException if the order is for larger or longer videos than there can be
   */
  static StoredFile of(RenderSpec order, long seed, Asset asset, FakePreset vendor) {
    Clip clip = clip(order, seed);
    return switch (asset) {
      case VIDEO ->
          new StoredFile(clip.mediaType(), clip.length(), quoted(clip.etag()), clip::open);
      case THUMBNAIL -> of(clip.thumbnail(vendor.thumbnailFormat()));
      case SPRITESHEET -> of(clip.spritesheet());
    };
  }

  private static StoredFile of(Picture picture) {
    return new StoredFile(
        picture.format().mediaType(), picture.length(), quoted(picture.etag()), picture::open);
  }

  /** The same content under another tag, as if it was no longer the same. */
  StoredFile retagged() {
    String tag = etag.substring(1, etag.length() - 1);
    return new StoredFile(mediaType, length, quoted(tag + "-changed"), content);
  }

  private static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  /**
   * Checks that an order can be rendered.
   *
   * @throws IllegalArgumentException if it is for larger or longer videos than there can be
   */
  static void check(RenderSpec order) {
    clip(order, 0);
  }

  private static Clip clip(RenderSpec order, long seed) {
    return FakeMedia.clip(
        order.size().width(), order.size().height(), order.duration(), seed, order.sound());
  }

  /** Where reading begins: at the beginning if the range is of another state of the file. */
  long start(ByteRange range) {
    return range.etag().map(etag::equals).orElse(true) ? range.offset() : 0;
  }
}
