package dev.videogen.fake;

import dev.videogen.VideoJob;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.MediaStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** How often a call is attempted. */
interface CallPolicy {

  /** Executes a call that can be repeated at no cost. */
  <T> T read(FakeCall call, Supplier<T> attempt);

  /**
   * Cancels a job.
   *
   * @param attempt cancels it once
   * @param retrieve reads it once
   */
  VideoJob cancel(FakeCall call, Supplier<VideoJob> attempt, Supplier<VideoJob> retrieve);

  /** Deletes a job. */
  void delete(FakeCall call, Runnable attempt, Runnable retrieve);

  /**
   * Opens a file.
   *
   * @param open opens a part of it once
   * @param retrieve reads its job
   */
  MediaStream open(
      FakeCall call, ByteRange range, Function<ByteRange, MediaStream> open, Runnable retrieve);

  /**
   * Creates a job.
   *
   * @param attempt sends the request once; may end with a {@link LostResponseException}
   * @param wanted by what the job is recognised if its response was lost
   */
  VideoJob submit(FakeCall call, Supplier<VideoJob> attempt, JobFingerprint wanted);
}
