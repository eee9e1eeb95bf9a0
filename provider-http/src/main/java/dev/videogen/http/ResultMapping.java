package dev.videogen.http;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the responses mean of a vendor whose jobs end by a status that does not tell how, and by a
 * result that is the model's output or the model's error. That error has a word of the vendor's,
 * which stands in the {@linkplain VendorRules.Builder#codeFields fields for it}; an error of the
 * call for the result has none, and ends no job.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class ResultMapping extends JobMapping {

  /** Input that a model refused. */
  private static final int UNPROCESSABLE = 422;

  /** What a call is refused with, whatever its job has come to. */
  private static final Set<Integer> OF_CALLS = Set.of(401, 403, 404, 408, 425, 429);

  private final StatusMap words;

  /**
   * A mapping for one instance.
   *
   * @param context of the instance
   * @param words the vendor's status words, and its words for errors that say that a job was
   *     cancelled
   */
  protected ResultMapping(Context context, StatusMap words) {
    super(context);
    this.words = words;
  }

  /**
   * What is charged for a job that ended with an error of the call for its result.
   *
   * @param error of the call
   * @return UNKNOWN unless the vendor says
   */
  protected Billed billed(VideoException error) {
    return Billed.UNKNOWN;
  }

  /**
   * Why a job failed.
   *
   * @param json what the vendor tells of it
   * @return the reason, in whichever form; without one, what is told
   */
  protected final JobError reason(JsonView json) {
    return FailureReason.of(json, rules(), this::redact)
        .orElseGet(() -> FailureReason.quoted(json, this::redact));
  }

  /**
   * A job with the error that may stand in its status.
   *
   * @param job by its status
   * @param json in which its status stands
   * @return the job as it ended, if it has ended and an error is told; else as it is
   */
  protected final VideoJob withError(VideoJob job, JsonView json) {
    boolean ended = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.FAILED;
    return ended && rules().tellsError(json) ? failed(job, reason(json), Billed.UNKNOWN) : job;
  }

  /**
   * A job with its result, whose files lie at public addresses.
   *
   * @param ended the job by its status
   * @param json the result
   * @return the job with its files, or as it failed
   * @throws UnreadableResponseException if the result is neither a video nor an error
   */
  public VideoJob result(VideoJob ended, JsonView json) {
    List<VideoOutput> outputs =
        orInline(ended.id(), FileAddresses.publicOutputs(ended.id(), json), json);
    if (!outputs.isEmpty()) {
      return ended.toBuilder().outputs(outputs).build();
    }
    if (!rules().tellsError(json)) {
      throw new UnreadableResponseException("it names no video");
    }
    return failed(ended, reason(json), Billed.UNKNOWN);
  }

  /**
   * A job whose result could not be read.
   *
   * @param ended the job by its status
   * @param error of the call for its result
   * @return the job as it failed; empty if the error is one of the call and says nothing of the job
   */
  public Optional<VideoJob> result(VideoJob ended, VideoException error) {
    int status = error.httpStatus().orElse(0);
    String code = error.code().orElse("");
    boolean ofModel =
        status == UNPROCESSABLE || (error.code().isPresent() && !OF_CALLS.contains(status));
    JobError reason =
        new JobError(code, error.vendorMessage().orElse(""), rules().isContentPolicyCode(code));
    return ofModel ? Optional.of(failed(ended, reason, billed(error))) : Optional.empty();
  }

  private VideoJob failed(VideoJob ended, JobError reason, Billed billed) {
    boolean cancelled = words.has(JobStatus.CANCELLED, reason.code());
    return ended.toBuilder()
        .status(cancelled ? JobStatus.CANCELLED : JobStatus.FAILED)
        .billed(billed)
        .error(reason)
        .build();
  }
}
