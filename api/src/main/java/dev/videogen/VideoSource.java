package dev.videogen;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The video that a new one is made from, and how: by remixing, editing or extending it.
 *
 * <pre>{@code
 * VideoRequest longer =
 *     VideoRequest.builder("The cat bows")
 *         .source(VideoSource.extend(job.ref()))
 *         .duration(Duration.ofSeconds(4))
 *         .build();
 * }</pre>
 *
 * <p>Immutable.
 */
public final class VideoSource {

  private final Feature feature;
  private final @Nullable JobRef job;
  private final @Nullable Media media;
  private final @Nullable Integer output;

  private VideoSource(
      Feature feature, @Nullable JobRef job, @Nullable Media media, @Nullable Integer output) {
    this.feature = feature;
    this.job = job;
    this.media = media;
    this.output = output;
  }

  /**
   * A finished job to render again, with a prompt that says what is to be different.
   *
   * @param job a completed job
   * @return the source
   */
  public static VideoSource remix(JobRef job) {
    return of(Feature.REMIX, job);
  }

  /**
   * A finished job whose video is to be changed.
   *
   * @param job a completed job
   * @return the source
   */
  public static VideoSource edit(JobRef job) {
    return of(Feature.EDIT, job);
  }

  /**
   * A video to change.
   *
   * @param video a video; anything else is refused when the request is submitted
   * @return the source
   */
  public static VideoSource edit(Media video) {
    return of(Feature.EDIT, video);
  }

  /**
   * A finished job whose video is to go on. The {@linkplain VideoRequest#duration() duration} of
   * the request is the length that is added.
   *
   * @param job a completed job
   * @return the source
   */
  public static VideoSource extend(JobRef job) {
    return of(Feature.EXTEND, job);
  }

  /**
   * A video that is to go on. The {@linkplain VideoRequest#duration() duration} of the request is
   * the length that is added.
   *
   * @param video a video; anything else is refused when the request is submitted
   * @return the source
   */
  public static VideoSource extend(Media video) {
    return of(Feature.EXTEND, video);
  }

  private static VideoSource of(Feature feature, JobRef job) {
    return new VideoSource(feature, Objects.requireNonNull(job, "job"), null, null);
  }

  private static VideoSource of(Feature feature, Media video) {
    return new VideoSource(feature, null, Objects.requireNonNull(video, "video"), null);
  }

  /**
   * The same source, of a job that has several videos.
   *
   * @param index which of the job's {@linkplain VideoJob#outputs() outputs}, counted from 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative, or the source is no job
   */
  public VideoSource withOutput(int index) {
    if (index < 0 || job == null) {
      throw new IllegalArgumentException(
          "an output is one of a job, counted from 0, not " + index + " of " + this);
    }
    return new VideoSource(feature, job, media, index);
  }

  /**
   * What is done with it.
   *
   * @return {@link Feature#REMIX}, {@link Feature#EDIT} or {@link Feature#EXTEND}
   */
  public Feature feature() {
    return feature;
  }

  /**
   * The job whose video it is.
   *
   * @return the ref; empty if it is given as {@link #media()}
   */
  public Optional<JobRef> job() {
    return Optional.ofNullable(job);
  }

  /**
   * The video itself.
   *
   * @return the video; empty if it is that of a {@link #job()}
   */
  public Optional<Media> media() {
    return Optional.ofNullable(media);
  }

  /**
   * Which video of the {@link #job()} it is.
   *
   * @return its place among the job's outputs, counted from 0; empty if the job has one alone
   */
  public OptionalInt output() {
    return output == null ? OptionalInt.empty() : OptionalInt.of(output);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoSource that
        && feature == that.feature
        && Objects.equals(job, that.job)
        && Objects.equals(media, that.media)
        && Objects.equals(output, that.output);
  }

  @Override
  public int hashCode() {
    return Objects.hash(feature, job, media, output);
  }

  /** What is done with which video: {@code extend openai:video_123}. */
  @Override
  public String toString() {
    String video = job == null ? String.valueOf(media) : job.toString();
    return feature + " " + video + (output == null ? "" : ", output " + output);
  }
}
