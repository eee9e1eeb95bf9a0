package dev.videogen;

import dev.videogen.internal.client.JournalListener;
import dev.videogen.internal.download.DownloadLimits;
import dev.videogen.internal.download.MediaSource;
import dev.videogen.internal.download.NeededFile;
import dev.videogen.internal.download.StallWatch;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The files of one job, as a client reaches them. */
final class JobFiles implements MediaSource {

  private final VideoClient client;
  private final JobRef ref;
  private final TimeSource time;
  private final StallWatch stallWatch;
  private final DownloadLimits limits;
  private final List<NeededFile> needed;
  private final JournalListener notes;
  private final VideoEventListener events;

  JobFiles(
      VideoClient client,
      JobRef ref,
      TimeSource time,
      StallWatch stallWatch,
      DownloadLimits limits,
      List<NeededFile> needed,
      JournalListener notes,
      VideoEventListener events) {
    this.client = client;
    this.ref = ref;
    this.time = time;
    this.stallWatch = stallWatch;
    this.limits = limits;
    this.needed = needed;
    this.notes = notes;
    this.events = events;
  }

  @Override
  public JobRef ref() {
    return ref;
  }

  @Override
  public VideoJob job() {
    return client.retrieve(ref);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return client.open(ref, output, asset, range);
  }

  @Override
  public void transferred(long saved, OptionalLong total) {
    events.on(new VideoEvent.Transfer(ref, saved, total));
  }

  @Override
  public void saved(int variant, int variants, Path file) {
    notes.saved(ref, variant, variants, file);
    events.on(new VideoEvent.Saved(ref, variant, file));
  }

  @Override
  public List<NeededFile> needed() {
    return needed;
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public StallWatch stallWatch() {
    return stallWatch;
  }

  @Override
  public DownloadLimits limits() {
    return limits;
  }
}
