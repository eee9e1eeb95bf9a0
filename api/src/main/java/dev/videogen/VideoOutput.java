package dev.videogen;

import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of a job's videos: a job with three variants has three outputs. It is the handle by which a
 * provider finds the files.
 *
 * <p>Immutable.
 */
public final class VideoOutput implements Serializable {

  private static final long serialVersionUID = 1;

  private final String jobId;
  private final String id;
  private final int index;
  private final Kind kind;
  private final @Nullable URI address;

  /** How the video is reached, and what may go there. */
  public enum Kind {
    /** By the job's own call for content, with the vendor's key. */
    OF_JOB,
    /** At an address of anybody's, to which nothing of ours goes. */
    ADDRESS,
    /** At an address of the vendor's, which wants its key; it goes to the vendor's origin alone. */
    KEYED_ADDRESS,
    /** At a path below the base URL, with the vendor's key. */
    PATH,
    /**
     * In a bucket of the app's own, such as {@code s3://} or {@code gs://}, from where it fetches.
     */
    BUCKET,
    /** In the response that tells of the job, which is read again to open it. */
    INLINE
  }

  private VideoOutput(String jobId, String id, int index, Kind kind, @Nullable URI address) {
    if (index < 0) {
      throw new IllegalArgumentException("an output's index is 0 or more, not " + index);
    }
    this.jobId = Objects.requireNonNull(jobId, "jobId");
    this.id = Objects.requireNonNull(id, "id");
    this.index = index;
    this.kind = kind;
    this.address = address;
  }

  /**
   * An output that is found by its id.
   *
   * @param jobId the vendor's id of the job
   * @param id the vendor's id of the output; the job's id where outputs have none of their own
   * @param index its place among the job's outputs, from 0
   * @return the output
   * @throws IllegalArgumentException if the index is negative
   */
  public static VideoOutput of(String jobId, String id, int index) {
    return new VideoOutput(jobId, id, index, Kind.OF_JOB, null);
  }

  /**
   * The same output at an address from which anybody may fetch it.
   *
   * @param address an absolute http or https address; it may be signed and short-lived
   * @return the output
   */
  public VideoOutput withAddress(URI address) {
    return with(Kind.ADDRESS, address);
  }

  /**
   * The same output at an address that wants the vendor's key.
   *
   * @param address an absolute http or https address
   * @return the output
   */
  public VideoOutput withKeyedAddress(URI address) {
    return with(Kind.KEYED_ADDRESS, address);
  }

  /**
   * The same output at a path below the base URL.
   *
   * @param path relative, as the vendor wrote it
   * @return the output
   * @throws IllegalArgumentException if it is absolute
   */
  public VideoOutput withPath(URI path) {
    if (path.isAbsolute() || path.getRawAuthority() != null) {
      throw new IllegalArgumentException("a path has no scheme and no host");
    }
    return with(Kind.PATH, path);
  }

  /**
   * The same output in a bucket of the app's own.
   *
   * @param uri where in which store, such as {@code s3://videos/cat.mp4}
   * @return the output
   */
  public VideoOutput inBucket(URI uri) {
    return with(Kind.BUCKET, uri);
  }

  /**
   * The same output in the response that tells of the job.
   *
   * @return the output
   */
  public VideoOutput inline() {
    return new VideoOutput(jobId, id, index, Kind.INLINE, null);
  }

  private VideoOutput with(Kind how, URI where) {
    return new VideoOutput(jobId, id, index, how, Objects.requireNonNull(where, "where"));
  }

  /**
   * The vendor's id of the job.
   *
   * @return the id
   */
  public String jobId() {
    return jobId;
  }

  /**
   * The vendor's id of the output.
   *
   * @return the id; the job's where outputs have none of their own
   */
  public String id() {
    return id;
  }

  /**
   * The place among the job's outputs.
   *
   * @return 0 for the first
   */
  public int index() {
    return index;
  }

  /**
   * How the video is reached.
   *
   * @return {@link Kind#OF_JOB} unless it was said
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Where the video is, if the vendor said so. It may carry a signature, so {@link #toString()}
   * leaves it out.
   *
   * @return an absolute address, a path below the base URL, or where in a bucket, by {@link
   *     #kind()}; empty for the others
   */
  public Optional<URI> address() {
    return Optional.ofNullable(address);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoOutput that
        && jobId.equals(that.jobId)
        && id.equals(that.id)
        && index == that.index
        && kind == that.kind
        && Objects.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, id, index, kind, address);
  }

  @Override
  public String toString() {
    return "VideoOutput[" + jobId + ", " + id + ", " + index + "]";
  }
}
