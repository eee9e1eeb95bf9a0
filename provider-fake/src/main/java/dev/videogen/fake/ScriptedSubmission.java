package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a create goes. What loses its answer has been paid for: the job is there, and can be found by
 * listing, but the caller is not told.
 */
public final class ScriptedSubmission extends ScriptedCall {

  private @Nullable BiFunction<ErrorDetails, VideoJob, VideoException> loss;

  ScriptedSubmission(Object lock, String beginning) {
    super(lock, beginning);
  }

  /**
   * Creates the job and loses the answer: the caller gets what a provider throws that looked for
   * the job and found none, a {@link SubmissionUncertainException} without candidates.
   *
   * @return this line
   */
  public ScriptedSubmission losesResponse() {
    return loses(
        "losesResponse()", (details, job) -> new SubmissionUncertainException(details, List.of()));
  }

  /**
   * Creates the job and loses the answer: the caller gets what a provider throws that reports the
   * jobs which may be the one, a {@link SubmissionUncertainException} with the job as its
   * candidate.
   *
   * @return this line
   */
  public ScriptedSubmission losesResponseButFindsJob() {
    return loses(
        "losesResponseButFindsJob()",
        (details, job) -> new SubmissionUncertainException(details, List.of(job)));
  }

  /**
   * Creates the job and breaks the connection before the answer: the caller gets a {@link
   * ConnectionException} of which it is not known whether it was billed.
   *
   * @return this line
   */
  public ScriptedSubmission losesConnection() {
    return loses(
        "losesConnection()",
        (details, job) ->
            new ConnectionException(details.toBuilder().billed(Billed.UNKNOWN).build()));
  }

  private ScriptedSubmission loses(
      String clause, BiFunction<ErrorDetails, VideoJob, VideoException> exception) {
    say(clause, () -> loss = exception);
    return this;
  }

  @Override
  Optional<VideoException> lost(ErrorDetails details, VideoJob answer) {
    return Optional.ofNullable(loss).map(exception -> exception.apply(details, answer));
  }
}
