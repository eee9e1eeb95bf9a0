package dev.videogen.internal.download;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a {@link dev.videogen.Download} needs of the client that made it: one job, and its files.
 */
public interface MediaSource {

  /** The job whose files are read. */
  JobRef ref();

  /** The job as it is now: between two calls an address in its outputs may change. */
  VideoJob job();

  /** Opens a file of the job. */
  MediaStream open(VideoOutput output, Asset asset, ByteRange range);

  /** So many bytes of a file are saved, if it is known of how many. */
  void transferred(long saved, OptionalLong total);

  /** A video is in place: one of so many. */
  void saved(int variant, int variants, Path file);

  /** Files that no save may replace. */
  List<NeededFile> needed();

  /** The client's clock. */
  TimeSource time();

  /** The client's watch over streams that stall. */
  StallWatch stallWatch();

  /** What bounds a download. */
  DownloadLimits limits();
}
