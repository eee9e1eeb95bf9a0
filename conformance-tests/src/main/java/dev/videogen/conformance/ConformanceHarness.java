package dev.videogen.conformance;

import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoGenerator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What the rules need of a vendor besides a generator: a hand on its jobs, and a way to let a call
 * go wrong. Only {@link #open()} and {@link #close()} must be there. Each of the rest is a means;
 * where it is missing, the rules that need it are skipped and say so.
 *
 * <p>A harness is asked for before each rule and closed after it. It is used by one thread.
 */
public interface ConformanceHarness extends AutoCloseable {

  /**
   * Opens the generator that is put to the test. It is called at most once; the rule closes what it
   * gets.
   *
   * @return a generator that is open
   */
  VideoGenerator open();

  /**
   * A request that the vendor takes, the cheaper the better.
   *
   * @return the request
   */
  default VideoRequest request() {
    return VideoRequest.builder("A cat playing piano in a jazz bar").build();
  }

  /**
   * An id that could be a job's, but is not.
   *
   * @return the id
   */
  default String unknownId() {
    return "video_000000000404";
  }

  /**
   * Whether the vendor behind the generator has a feature of which the generator's capabilities say
   * UNKNOWN.
   *
   * @param feature an operation, or a part of the harness's requests
   * @return UNKNOWN if that cannot be said here either; the rules of the feature are then skipped
   */
  default Support serves(Feature feature) {
    return Support.UNKNOWN;
  }

  /**
   * Moves a job on until it has a status: by its clock, or by force.
   *
   * @param id a job that has not come that far
   * @param status IN_PROGRESS, COMPLETED or EXPIRED
   * @return false if this harness cannot
   */
  default boolean moveTo(String id, JobStatus status) {
    return false;
  }

  /**
   * Has the vendor give the job that is created next an id.
   *
   * @param id 1 to 1,024 visible ASCII characters
   * @return false if this harness cannot
   */
  default boolean nameNextJob(String id) {
    return false;
  }

  /**
   * Has the job that is created next end in another way than with a video.
   *
   * @param ending FAILED or CANCELLED
   * @return false if this harness cannot
   */
  default boolean nextJobEnds(JobStatus ending) {
    return false;
  }

  /**
   * Has the vendor do what it is asked next, and the response get lost.
   *
   * @param operation CREATE
   * @return false if this harness cannot
   */
  default boolean loseNextResponse(Operation operation) {
    return false;
  }

  /**
   * Has the next request fail as with a server in a moment's trouble (500, 503).
   *
   * @param operation RETRIEVE or LIST
   * @return false if this harness cannot
   */
  default boolean failNext(Operation operation) {
    return false;
  }

  /**
   * Has the vendor refuse the next request as invalid (400), although it is not.
   *
   * @param operation CREATE
   * @return false if this harness cannot
   */
  default boolean refuseNext(Operation operation) {
    return false;
  }

  /**
   * Has the connection of the next download break.
   *
   * @param position how many bytes arrive
   * @return false if this harness cannot
   */
  default boolean breakNextDownload(long position) {
    return false;
  }

  /**
   * How many paid requests the vendor received so far, whatever became of them.
   *
   * @return the number; empty if this harness cannot tell
   */
  default OptionalLong submissions() {
    return OptionalLong.empty();
  }

  /**
   * The credentials that the generator was given, each as it must not be read anywhere.
   *
   * @return the secrets; empty if there are none, or if this harness does not tell them
   */
  default List<String> secrets() {
    return List.of();
  }

  /**
   * A completed job for rules that do no more than read it. A harness that pays for its jobs keeps
   * one for all of them.
   *
   * @param rendering creates a job and waits for it
   * @return the job
   */
  default VideoJob completed(Supplier<VideoJob> rendering) {
    return rendering.get();
  }

  /**
   * Whether jobs cost money and time: rules that take many of them are then skipped.
   *
   * @return true for a vendor that is no stand-in
   */
  default boolean isLive() {
    return false;
  }

  /** Gives back what the harness holds, not the generator. */
  @Override
  void close();
}
