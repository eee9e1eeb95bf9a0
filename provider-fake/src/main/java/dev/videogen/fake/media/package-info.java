/**
 * The media files of the fake: real ones, of any size and duration, in milliseconds and without
 * memory.
 *
 * <p>A {@link dev.videogen.fake.media.Scene} is drawn as cells of 4x4 pixels and encoded by a small
 * H.264 encoder made for just that ({@link dev.videogen.fake.media.MosaicEncoder}), at exactly the
 * size asked for. Two seconds are encoded and then repeated ({@link
 * dev.videogen.fake.media.VideoLoop}); the MP4 header in front ({@link
 * dev.videogen.fake.media.MovieHeader}) says so many frames of so many ticks. The few loops used
 * last are kept; a {@link dev.videogen.fake.media.Clip} itself is only its parameters.
 *
 * <p>Thumbnails and spritesheets are the same scene drawn smaller, as JPEG by the JDK, or as WebP
 * by {@link dev.videogen.fake.media.WebpFile}.
 */
@NullMarked
package dev.videogen.fake.media;

import org.jspecify.annotations.NullMarked;
