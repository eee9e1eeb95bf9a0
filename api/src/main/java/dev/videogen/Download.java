package dev.videogen;

import dev.videogen.errors.VideoException;
import dev.videogen.internal.download.DownloadToFile;
import dev.videogen.internal.download.FileOpening;
import dev.videogen.internal.download.JobFile;
import dev.videogen.internal.download.MediaSource;
import dev.videogen.internal.download.ResumingStream;
import dev.videogen.internal.download.TargetCheck;
import dev.videogen.internal.download.VariantFiles;
import dev.videogen.internal.engine.ErrorContext;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A file of a finished job that is to be read. Lazy: nothing is asked of the vendor before {@link
 * #metadata()}, {@link #open()} or {@link #saveTo(Path)} is called, and each call asks anew.
 *
 * <pre>{@code
 * videos.download(job.ref()).saveTo(Path.of("cat.mp4"));
 * videos.download(job.ref()).asset(Asset.THUMBNAIL).variant(1).saveTo(Path.of("cat-2.webp"));
 * }</pre>
 *
 * <p>The three calls have these errors in common:
 *
 * <ul>
 *   <li>{@link dev.videogen.errors.ConflictException}: the job has not ended; wait for it first;
 *   <li>{@link dev.videogen.errors.JobFailedException}: the job failed or was cancelled, so there
 *       is no file;
 *   <li>{@link dev.videogen.errors.NotFoundException}: the vendor says that the job or the file is
 *       gone;
 *   <li>{@link dev.videogen.errors.IncompleteDownloadException}: the job has completed, but its
 *       file did not appear within the setting {@code download.lag-timeout}; or what came is
 *       certainly not such a file by its {@linkplain Asset#accepts first bytes}, whatever type it
 *       is said to have;
 *   <li>{@link dev.videogen.errors.InvalidRequestException}: the job has no such variant;
 *   <li>{@link dev.videogen.errors.UnsupportedRequestException}: the provider does not have this
 *       kind of file.
 * </ul>
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class Download {

  private final MediaSource source;
  private final Asset asset;
  private final int variant;

  /**
   * A download of the first variant's video.
   *
   * @param source the job and its files
   */
  Download(MediaSource source) {
    this(source, Asset.VIDEO, 0);
  }

  /**
   * Finds out whether a file can be saved, by all the rules by which it will be and by writing and
   * removing a file beside it. For use before anything is paid for.
   *
   * @param target where a file is to be saved
   * @param options how it is to be saved
   * @throws dev.videogen.errors.LocalStorageException if saving it there would fail now
   */
  public static void checkTarget(Path target, SaveOptions options) {
    TargetCheck.check(target, options);
  }

  /**
   * Finds out whether several files can be saved, as {@link #checkTarget} does, and whether they
   * are several: no two may be one file by another spelling, a link, or in other letters where the
   * file system does not tell them apart. For use before anything is paid for; {@link
   * VideoClient#checkTargets} also knows which files the client and the request need.
   *
   * @param targets where files are to be saved, such as a video and its thumbnail
   * @param options how they are to be saved
   * @throws dev.videogen.errors.LocalStorageException if saving one of them would fail now, or
   *     would replace another
   */
  public static void checkTargets(List<Path> targets, SaveOptions options) {
    TargetCheck.check(targets, List.of(), options);
  }

  private Download(MediaSource source, Asset asset, int variant) {
    this.source = Objects.requireNonNull(source, "source");
    this.asset = Objects.requireNonNull(asset, "asset");
    this.variant = variant;
  }

  /**
   * The same for another file of the job.
   *
   * @param value which file; {@link Asset#VIDEO} unless set
   * @return a changed copy
   */
  public Download asset(Asset value) {
    return new Download(source, value, variant);
  }

  /**
   * The same for another variant.
   *
   * @param index its place among {@link VideoJob#outputs()}; 0, the first, unless set
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Download variant(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("a variant's index is 0 or more, not " + index);
    }
    return new Download(source, asset, index);
  }

  /**
   * Asks what the vendor says of the file. The file is opened for that, and closed unread.
   *
   * @return its type, length and tag
   * @throws VideoException as listed above, or if the vendor cannot be reached
   */
  public DownloadInfo metadata() {
    return aboutTheJob(
        () -> {
          MediaStream stream = new FileOpening(source, file()).open(ByteRange.all());
          try {
            stream.close();
          } catch (IOException unread) {
            // What the vendor says of the file is known all the same.
          }
          return new DownloadInfo(stream.mediaType(), stream.totalLength(), stream.etag());
        });
  }

  /**
   * Opens the file for reading. Every way to it is tried, and its first bytes are checked.
   *
   * <p>While it is read, a stream that breaks or stalls is resumed where it ended, as {@link
   * #saveTo(Path)} does, if a strong tag and the length tell that it is still the same file; what
   * was handed out cannot be taken back. Where that cannot be told, where attempts bring next to
   * nothing, after the setting {@code download.timeout} of waiting for the vendor, and beyond
   * {@code download.max-size}, reading ends with an {@link
   * dev.videogen.errors.IncompleteDownloadException} that names the job, never with the end of the
   * stream; {@link #saveTo(Path)} begins anew where this cannot.
   *
   * @return the stream, to be closed by the caller; closing it half-read returns at once
   * @throws VideoException as listed above, or if the vendor cannot be reached
   */
  public MediaStream open() {
    return aboutTheJob(() -> ResumingStream.open(source, file()));
  }

  /**
   * Saves the file; one that is there already is replaced.
   *
   * @param target where to; its folder must exist
   * @return the saved file
   * @throws VideoException as {@link #saveTo(Path, SaveOptions)} does
   */
  public SavedFile saveTo(Path target) {
    return saveTo(target, SaveOptions.defaults());
  }

  /**
   * Saves the file: the target holds the whole file in the end, or is as it was before.
   *
   * <p>The bytes go to a temporary file beside the target, {@code .NAME.RANDOM.videogen-part},
   * which is flushed to disk and then moved into place in one step; it is removed however the
   * saving ends, and if the process is killed, by the next save to the same target. A broken or
   * stalled stream is resumed where it ended if the vendor can do so and a strong tag tells that it
   * is still the same file, else begun anew; that goes on as long as it gets any further, and ends
   * after five attempts in a row that brought next to nothing, after the setting {@code
   * download.timeout}, or beyond {@code download.max-size}. The mode of a file that is replaced
   * stays.
   *
   * <p>If the target is a symbolic link, the file that it points to is written and the link stays.
   * Whatever is neither a file nor a link to one (a folder, a device, a pipe) is left alone.
   *
   * @param target where to; its folder must exist
   * @param options whether to replace a file, take a checksum, and who hears of the progress
   * @return the saved file, its path as given
   * @throws dev.videogen.errors.LocalStorageException if the target cannot be written: no such
   *     folder, no permission, no space, or a file that is to be kept
   * @throws dev.videogen.errors.IncompleteDownloadException if the file could not be read to its
   *     end
   * @throws dev.videogen.errors.VideoInterruptedException if the thread is or becomes interrupted
   * @throws VideoException as listed above
   */
  public SavedFile saveTo(Path target, SaveOptions options) {
    return aboutTheJob(
        () -> {
          JobFile file = file();
          options.listener().saving(target);
          SavedFile saved = new DownloadToFile(source, file, asset, options).save(target);
          if (asset == Asset.VIDEO) {
            source.saved(variant, file.variants(), target);
          }
          return saved;
        });
  }

  /**
   * Saves this file of every variant.
   *
   * @param target where to save it; of several variants {@code cat.mp4} stands for {@code
   *     cat-1.mp4}, {@code cat-2.mp4} and so on
   * @param options as for {@link #saveTo(Path, SaveOptions)}
   * @return the saved files in the order of {@link VideoJob#outputs()}
   * @throws VideoException as {@link #saveTo(Path, SaveOptions)} does; files that were saved before
   *     stay
   */
  public List<SavedFile> saveAllTo(Path target, SaveOptions options) {
    int variants = aboutTheJob(() -> source.job().outputs().size());
    // A job without a video has one variant here, so that its save says what is wrong.
    List<Path> targets = VariantFiles.of(target, Math.max(1, variants));
    List<SavedFile> files = new ArrayList<>();
    for (Path each : targets) {
      files.add(variant(files.size()).saveTo(each, options));
    }
    return List.copyOf(files);
  }

  private JobFile file() {
    return new JobFile(source, asset, variant);
  }

  /** Sees to it that every error names the job. */
  private <T> T aboutTheJob(Supplier<T> action) {
    return ErrorContext.of(source.ref()).run(action);
  }

  /** The job, the file and the variant. */
  @Override
  public String toString() {
    return "Download[" + source.ref() + ", " + asset + ", " + variant + "]";
  }
}
