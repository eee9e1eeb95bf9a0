package dev.videogen;

import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;

/** What a {@link Download} needs of the client that made it: one job, and its files. */
interface MediaSource {

  /** The job whose files are read. */
  JobRef ref();

  /** The job as the client knows it; it is looked up unless it was seen just now. */
  VideoJob job();

  /** The job, looked up again: an address in its outputs may have changed. */
  VideoJob freshJob();

  /** Opens a file of the job. */
  MediaStream open(VideoOutput output, Asset asset, ByteRange range);

  /** The client's clock. */
  TimeSource time();

  /** The client's watch over streams that stall. */
  StallWatch stallWatch();
}
