package dev.videogen.fake;

import dev.videogen.VideoJob;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.MediaStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** Attempts every call once. */
enum SingleAttempt implements CallPolicy {
  INSTANCE;

  @Override
  public <T> T read(FakeCall call, Supplier<T> attempt) {
    return attempt.get();
  }

  @Override
  public VideoJob cancel(FakeCall call, Supplier<VideoJob> attempt, Supplier<VideoJob> retrieve) {
    return attempt.get();
  }

  @Override
  public void delete(FakeCall call, Runnable attempt, Runnable retrieve) {
    attempt.run();
  }

  @Override
  public MediaStream open(
      FakeCall call, ByteRange range, Function<ByteRange, MediaStream> open, Runnable retrieve) {
    return open.apply(range);
  }

  @Override
  public VideoJob submit(FakeCall call, Supplier<VideoJob> attempt, JobFingerprint wanted) {
    try {
      return attempt.get();
    } catch (LostResponseException lost) {
      throw lost.failure();
    }
  }
}
