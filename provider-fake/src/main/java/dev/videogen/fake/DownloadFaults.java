package dev.videogen.fake;

import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a download.
 *
 * @param interruption where its content ends before its time; null if it does not
 * @param ignoresRange whether it starts at the beginning, whatever was asked for
 * @param tellsLength whether it tells a length
 * @param claimedLength the wrong length that it tells; null for the right one
 * @param changedFile whether another file is delivered
 */
record DownloadFaults(
    @Nullable StreamFault interruption,
    boolean ignoresRange,
    boolean tellsLength,
    @Nullable Long claimedLength,
    boolean changedFile) {

  static final DownloadFaults NONE = new DownloadFaults(null, false, true, null, false);

  DownloadFaults with(StreamFault how) {
    return new DownloadFaults(how, ignoresRange, tellsLength, claimedLength, changedFile);
  }

  DownloadFaults withoutRange() {
    return new DownloadFaults(interruption, true, tellsLength, claimedLength, changedFile);
  }

  DownloadFaults withClaimedLength(long bytes) {
    return new DownloadFaults(interruption, ignoresRange, true, bytes, changedFile);
  }

  DownloadFaults withoutLength() {
    return new DownloadFaults(interruption, ignoresRange, false, null, changedFile);
  }

  DownloadFaults withChangedFile() {
    return new DownloadFaults(interruption, ignoresRange, tellsLength, claimedLength, true);
  }

  /** Opens a file at an offset, as far as the faults let it. */
  MediaStream open(StoredFile file, long offset, TimeSource time) {
    InputStream content = file.content().apply(offset);
    if (claimedLength != null) {
      content = new StreamFault(StreamFault.Kind.END, claimedLength).inject(content, offset, time);
    }
    if (interruption != null) {
      content = interruption.inject(content, offset, time);
    }
    MediaStream.Builder stream =
        MediaStream.builder(content).offset(offset).mediaType(file.mediaType()).etag(file.etag());
    if (tellsLength) {
      stream.totalLength(claimedLength == null ? file.length() : claimedLength);
    }
    return stream.build();
  }
}
