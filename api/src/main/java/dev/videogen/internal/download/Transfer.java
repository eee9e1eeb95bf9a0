package dev.videogen.internal.download;

import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way, over as many streams as it takes: how much of it is there, and what the vendor
 * said of the whole. For one thread.
 */
final class Transfer {

  private final PartFile part;
  private final @Nullable MessageDigest digest;
  private long saved;
  private long furthest;
  private OptionalLong total = OptionalLong.empty();
  private Optional<String> etag = Optional.empty();
  private Optional<String> mediaType = Optional.empty();
  private BoxRow boxes = new BoxRow();

  Transfer(PartFile part, boolean sha256) {
    this.part = part;
    this.digest = sha256 ? sha256() : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * What is still to be read. Without a tag nobody can tell whether the next stream is of the same
   * file, and halves of two renderings would be joined: then all of it is, and what is there is
   * dropped.
   */
  ByteRange rest() {
    if (saved > 0 && etag.isEmpty()) {
      restart();
    }
    return new ByteRange(saved, saved == 0 ? Optional.empty() : etag);
  }

  /**
   * Takes up a stream: where the last one ended if it continues there, else from the beginning.
   *
   * @return false if it does neither; then all begins anew, with another stream
   */
  boolean begin(MediaStream stream) {
    boolean passedOff = isRestPassedOffAsWhole(stream);
    if (saved > 0 && (stream.offset() != saved || !isOfTheSameFile(stream))) {
      restart();
    }
    if (passedOff || stream.offset() != saved) {
      return false;
    }
    total = stream.totalLength().isPresent() ? stream.totalLength() : total;
    etag = strong(stream.etag());
    mediaType = stream.mediaType().or(() -> mediaType);
    return true;
  }

  /** Some servers send the rest that they were asked for, and say that it is all. */
  private boolean isRestPassedOffAsWhole(MediaStream stream) {
    if (saved == 0 || total.isEmpty() || stream.offset() > 0) {
      return false;
    }
    return hasTagOf(stream)
        ? !stream.totalLength().equals(total)
        : stream.totalLength().equals(OptionalLong.of(total.getAsLong() - saved));
  }

  private boolean isOfTheSameFile(MediaStream stream) {
    boolean sameLength =
        total.isEmpty() || stream.totalLength().isEmpty() || total.equals(stream.totalLength());
    return hasTagOf(stream) && sameLength;
  }

  private boolean hasTagOf(MediaStream stream) {
    return etag.isPresent() && etag.equals(strong(stream.etag()));
  }

  /** A weak tag stays the same when bytes change. */
  static Optional<String> strong(Optional<String> tag) {
    return tag.filter(text -> !text.startsWith("W/"));
  }

  /** Drops what is there. */
  void restart() {
    part.restart();
    if (digest != null) {
      digest.reset();
    }
    saved = 0;
    boxes = new BoxRow();
    total = OptionalLong.empty();
    etag = Optional.empty();
    mediaType = Optional.empty();
  }

  /**
   * Adds bytes.
   *
   * @return false if the file would be longer than the vendor said; nothing is added then
   */
  boolean append(byte[] bytes, int count) {
    if (total.isPresent() && saved + count > total.getAsLong()) {
      return false;
    }
    part.append(bytes, count);
    if (digest != null) {
      digest.update(bytes, 0, count);
    }
    boxes.add(bytes, 0, count);
    saved += count;
    furthest = Math.max(furthest, saved);
    return true;
  }

  /** Whether all bytes that the vendor spoke of are there. */
  boolean hasItsLength() {
    return saved > 0 && total.isPresent() && total.getAsLong() == saved;
  }

  /**
   * Whether the end of a stream is the end of the file. An empty file is never a whole one; one
   * whose length nobody told may show that it is none.
   */
  boolean mayEndHere() {
    return saved > 0 && (total.isPresent() ? total.getAsLong() == saved : !boxes.isCutOff());
  }

  /** Bytes that are there. */
  long saved() {
    return saved;
  }

  /** The most bytes that were ever there. */
  long furthest() {
    return furthest;
  }

  /** Bytes of the whole file, if the vendor said so. */
  OptionalLong total() {
    return total;
  }

  /** Its type, if the vendor said so. */
  Optional<String> mediaType() {
    return mediaType;
  }

  /** Takes the checksum, if one was asked for; not to be called twice. */
  Optional<String> checksum() {
    return digest == null
        ? Optional.empty()
        : Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
