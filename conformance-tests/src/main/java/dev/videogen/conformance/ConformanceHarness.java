package dev.videogen.conformance;

import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What the rules need of a vendor besides a generator: a hand on its jobs, and a way to let a call
 * go wrong. Only {@link #open()} and {@link #close()} must be there. Each of the rest is a means;
 * where it is missing, the rules that need it are skipped, and the kit prints why.
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
   * Whether the vendor's ids are paths, such as {@code projects/p/operations/7}: then a slash of
   * theirs is one of the request's path, too.
   *
   * @return false unless the vendor says so, and an id is one segment of a path, its slashes
   *     encoded
   */
  default boolean idsArePaths() {
    return false;
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
   * The words of the vendor for why a job failed that {@link #nextJobEnds} let fail: a sentence, a
   * code, or both, as they are told by its responses.
   *
   * @return the words, of which an app has to be told one at least; empty if this harness does not
   *     know them
   */
  default List<String> failureReasons() {
    return List.of();
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
   * Has the vendor turn requests away. What is said here for an operation comes after what was said
   * before.
   *
   * @param responses which requests, and with which status
   * @return false if this harness cannot
   */
  default boolean respond(StubbedStatus responses) {
    return false;
  }

  /** Has the vendor forget what {@link #respond} said, as far as it has not happened yet. */
  default void clearResponses() {}

  /**
   * Has the vendor tell a job's status by another word, when it is told next.
   *
   * @param operation CREATE or RETRIEVE: in whose response
   * @param word one that is none of the vendor's
   * @return false if this harness cannot
   */
  default boolean nextStatusIs(Operation operation, String word) {
    return false;
  }

  /**
   * Has the vendor charge an amount for the job that is created next, and tell it when the job has
   * completed.
   *
   * @param dollars the amount in US dollars; empty for a vendor that does not tell what it charges
   * @return false if this harness cannot, or the vendor is another
   */
  default boolean nextJobCosts(Optional<BigDecimal> dollars) {
    return false;
  }

  /**
   * Removes the files of a completed job, sooner than the vendor said. The job stays as it is.
   *
   * @param id the job
   * @return false if this harness cannot
   */
  default boolean removeFiles(String id) {
    return false;
  }

  /**
   * Moves the vendor's clock on, by which its jobs go and its files expire.
   *
   * @param duration by how much, above zero
   * @return false if this harness cannot
   */
  default boolean advance(Duration duration) {
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
   * The paid requests as the vendor understood them, those that it turned away included: what was
   * not told to it is not set. A stand-in makes each from the body that it received, not from what
   * the rule has asked for.
   *
   * <p>Media are what arrived: bytes as bytes, addresses as addresses, whichever form they came in.
   *
   * @return the requests, the oldest first; empty if this harness cannot tell
   */
  default Optional<List<VideoRequest>> received() {
    return Optional.empty();
  }

  /**
   * Options of which the vendor knows, beyond what every request can have. They must arrive with a
   * request.
   *
   * @return each name with a value that the vendor takes; empty if there are none, or if {@link
   *     #received} does not tell them
   */
  default Map<String, Object> options() {
    return Map.of();
  }

  /**
   * The request lines that the vendor received so far, whatever became of them.
   *
   * @return for each its method, a blank, and path and query as they arrived, not decoded; the
   *     oldest first; empty if there are none, as in memory
   */
  default List<String> requestLines() {
    return List.of();
  }

  /**
   * Whether the vendor gives each response a number, which helps it to find a request later.
   *
   * @return true if errors have to tell it
   */
  default boolean numbersResponses() {
    return false;
  }

  /**
   * The webhook that the vendor sends now to tell that a job has ended: asked for again it is the
   * vendor's next attempt, with the same id.
   *
   * @param id a job that has ended
   * @return the message, signed with each of the secrets that the generator was given; empty if
   *     this harness cannot sign
   */
  default List<SignedWebhook> webhooks(String id) {
    return List.of();
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
