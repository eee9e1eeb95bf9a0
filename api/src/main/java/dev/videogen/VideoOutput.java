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
  private final @Nullable URI address;

  private VideoOutput(String jobId, String id, int index, @Nullable URI address) {
    if (index < 0) {
      throw new IllegalArgumentException("an output's index is 0 or more, not " + index);
    }
    this.jobId = Objects.requireNonNull(jobId, "jobId");
    this.id = Objects.requireNonNull(id, "id");
    this.index = index;
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
    return new VideoOutput(jobId, id, index, null);
  }

  /**
   * The same output with an address from which the vendor serves the video.
   *
   * @param address an absolute http or https address; it may be signed and short-lived
   * @return the output
   */
  public VideoOutput withAddress(URI address) {
    return new VideoOutput(jobId, id, index, Objects.requireNonNull(address, "address"));
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
   * From where the vendor serves the video, if it said so. It may carry a signature, so {@link
   * #toString()} leaves it out.
   *
   * @return an absolute address, or empty
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
        && Objects.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, id, index, address);
  }

  @Override
  public String toString() {
    return "VideoOutput[" + jobId + ", " + id + ", " + index + "]";
  }
}
