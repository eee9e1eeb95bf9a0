package dev.videogen.http;

import dev.videogen.AspectRatio;
import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.Resolution;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoSize;
import dev.videogen.http.wire.Base64Text;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a vendor's responses mean, given what its JSON of one job means.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class JobMapping {

  private final Context context;

  /**
   * What a mapping needs to know of its instance: {@link VendorConnection#mapping()}.
   *
   * @param refs makes a vendor's id into the instance's ref
   * @param rules what the vendor means by its responses
   * @param redact makes a text of the vendor fit to be told: on one line, without secrets, cut
   * @param hideKeys masks in a text of the vendor the keys that were sent, and leaves the rest
   * @param time by which hints that are dates are read, and the vendor's clock is judged
   */
  public record Context(
      Function<String, JobRef> refs,
      VendorRules rules,
      UnaryOperator<String> redact,
      UnaryOperator<String> hideKeys,
      TimeSource time) {

    /**
     * The same of an instance that sends no keys.
     *
     * @param refs makes a vendor's id into the instance's ref
     * @param rules what the vendor means by its responses
     * @param redact makes a text of the vendor fit to be told
     * @param time by which hints that are dates are read
     */
    public Context(
        Function<String, JobRef> refs,
        VendorRules rules,
        UnaryOperator<String> redact,
        TimeSource time) {
      this(refs, rules, redact, UnaryOperator.identity(), time);
    }

    /**
     * The same of a vendor whose id of a job is a part of its id here, as of a {@link
     * dev.videogen.spi.CompositeId}.
     *
     * @param id makes the vendor's id, as it arrived, the id of the job
     * @return a changed copy
     */
    public Context identifiedBy(UnaryOperator<String> id) {
      return new Context(vendorId -> refs.apply(id.apply(vendorId)), rules, redact, hideKeys, time);
    }
  }

  /**
   * A mapping for one instance.
   *
   * @param context of the instance
   */
  protected JobMapping(Context context) {
    this.context = context;
  }

  /**
   * Maps a job.
   *
   * @param json the object that describes it
   * @return the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  public abstract VideoJob job(JsonView json);

  /**
   * What the vendor means by its responses.
   *
   * @return the rules
   */
  protected final VendorRules rules() {
    return context.rules();
  }

  /**
   * Makes a text of the vendor fit to be told.
   *
   * @param text the text
   * @return the text on one line, without what looks like a secret, cut at 2 KB
   */
  protected final String redact(String text) {
    return context.redact().apply(text);
  }

  /**
   * The ref of a job of the instance.
   *
   * @param vendorId the vendor's id of it
   * @return the ref
   * @throws dev.videogen.http.wire.UnreadableResponseException if it cannot be an id
   */
  protected final JobRef ref(String vendorId) {
    return context.refs().apply(vendorId);
  }

  /**
   * The job that JSON describes, with its id and status and what the vendor charges for one that
   * ended so.
   *
   * @param json the object that describes it
   * @param words the vendor's status words
   * @return a builder of the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  protected final VideoJob.Builder job(JsonView json, StatusMap words) {
    Optional<String> word = StatusMap.word(json);
    JobStatus status = words.status(word);
    VideoJob.Builder job =
        VideoJob.builder(ref(rules().requiredJobId(json)), status).billed(words.billed(status));
    word.ifPresent(job::providerStatus);
    reason(json, status).map(this::judged).ifPresent(job::error);
    return job;
  }

  /**
   * Tells of a job what it costs, once it has ended; what costs something is charged for.
   *
   * @param job is told of
   * @param status of the job
   * @param dollars what the vendor says; empty if it says nothing
   */
  protected static void costing(
      VideoJob.Builder job, JobStatus status, Optional<BigDecimal> dollars) {
    dollars
        .filter(cost -> status.isTerminal() && cost.signum() >= 0)
        .ifPresent(
            cost -> {
              job.cost(cost);
              if (cost.signum() > 0) {
                job.billed(Billed.YES);
              }
            });
  }

  /**
   * Builds a job, with its files if it is completed.
   *
   * @param job all else of it
   * @param outputs makes the id of the job its files
   * @return the job
   */
  protected static VideoJob build(
      VideoJob.Builder job, Function<String, List<VideoOutput>> outputs) {
    VideoJob plain = job.build();
    return plain.status() == JobStatus.COMPLETED
        ? job.outputs(outputs.apply(plain.id())).build()
        : plain;
  }

  /**
   * A job that has ended, before it is known how: that it is a success, and so charged for, its
   * result alone tells.
   *
   * @param job by its status
   * @return the same; IN_PROGRESS if it was COMPLETED
   */
  public static VideoJob unread(VideoJob job) {
    return job.status() == JobStatus.COMPLETED
        ? job.toBuilder().status(JobStatus.IN_PROGRESS).billed(Billed.UNKNOWN).build()
        : job;
  }

  /**
   * Tells of a job what was asked for: {@code prompt}, {@code duration}, and the size that {@code
   * resolution} and {@code aspect_ratio} make.
   *
   * @param job is told of
   * @param input the vendor's copy of the request
   * @return the same builder
   */
  protected static VideoJob.Builder asked(VideoJob.Builder job, JsonView input) {
    input.text("prompt").ifPresent(job::prompt);
    input.seconds("duration").ifPresent(job::duration);
    size(input).ifPresent(job::size);
    return job;
  }

  private static Optional<VideoSize> size(JsonView input) {
    try {
      Optional<AspectRatio> ratio = input.text("aspect_ratio").map(AspectRatio::parse);
      return input
          .text("resolution")
          .map(Resolution::parse)
          .flatMap(resolution -> ratio.map(resolution::at));
    } catch (IllegalArgumentException ofTheModelsOwn) {
      return Optional.empty();
    }
  }

  /**
   * The files of a completed job, of a vendor that has a call for files.
   *
   * @param id the id of the job
   * @param named those at addresses
   * @return those that are named; one without an address if none is
   */
  protected static List<VideoOutput> orContent(String id, List<VideoOutput> named) {
    return named.isEmpty() ? List.of(VideoOutput.of(id, id, 0)) : named;
  }

  /**
   * The files of a completed job, of which the JSON may have the one itself as base64, as models do
   * that are asked for it and relays that store none.
   *
   * @param id the id of the job
   * @param named those that are named, by address or by id
   * @param json in which the file may stand
   * @return those that are named; if none is, the one in the JSON; empty if there is none
   */
  protected static List<VideoOutput> orInline(String id, List<VideoOutput> named, JsonView json) {
    return named.isEmpty() && Base64Text.hasVideo(json)
        ? List.of(VideoOutput.of(id, id, 0).inline())
        : named;
  }

  /**
   * Why a job ended without a video, in {@linkplain FailureReason whichever form}; of a job that
   * failed without a reason, the response.
   */
  private Optional<JobError> reason(JsonView json, JobStatus status) {
    return switch (status) {
      case FAILED ->
          FailureReason.of(json, rules(), this::redact)
              .or(() -> Optional.of(FailureReason.quoted(json, this::redact)));
      case CANCELLED, EXPIRED -> FailureReason.of(json, rules(), this::redact);
      default -> Optional.empty();
    };
  }

  private JobError judged(JobError reason) {
    return rules().isContentPolicyReason(reason.message())
        ? new JobError(reason.code(), reason.message(), true)
        : reason;
  }

  /**
   * Maps a response that is a job, in an envelope or not, with the hint at when to poll again that
   * is in its head.
   *
   * @param response the response
   * @return the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  public final VideoJob job(JsonResponse response) {
    return hinted(job(rules().jobObject(response.body())), response);
  }

  /**
   * Maps the response to a read of one job: in an envelope or not, with its id or without it.
   *
   * @param response the response
   * @param asked the id that was asked for
   * @return the job with that id
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is about another job or none
   */
  public final VideoJob job(JsonResponse response, PathSegment asked) {
    return hinted(job(rules().polledJob(response.body(), asked)), response);
  }

  private VideoJob hinted(VideoJob job, JsonResponse response) {
    VideoJob told = withoutKeys(job);
    return rules()
        .pollAfter(response.headers(), context.time().now())
        .map(hint -> told.toBuilder().pollAfter(hint).build())
        .orElse(told);
  }

  /**
   * Maps a job of a list that is read otherwise than by {@link #page(JsonResponse, ListQuery)}.
   *
   * @param json the object that describes it
   * @return the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  public final VideoJob entry(JsonView json) {
    return withoutKeys(job(json));
  }

  /** A server that repeats what it was sent may repeat the key, and jobs are shown and stored. */
  private VideoJob withoutKeys(VideoJob job) {
    UnaryOperator<String> hide = context.hideKeys();
    Predicate<String> holdsKey = text -> !hide.apply(text).equals(text);
    if (!holdsKey.test(job.providerStatus())
        && job.prompt().filter(holdsKey).isEmpty()
        && job.model().filter(holdsKey).isEmpty()) {
      return job;
    }
    VideoJob.Builder told = job.toBuilder();
    job.prompt().map(hide).ifPresent(told::prompt);
    job.model().map(hide).ifPresent(told::model);
    return told.providerStatus(hide.apply(job.providerStatus())).build();
  }

  /**
   * Maps a response that is a list: {@code {"data": [...], "has_more": true, "last_id": "..."}}, or
   * in a form that gateways use: the array alone, or under another name. A server that does not say
   * whether there is more has more if this page is full, and the last job is the cursor where none
   * is named. What has no id is left out, and the page then says that it was not understood.
   *
   * @param response the response
   * @param query what was asked for
   * @return the page
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is no list
   */
  public final Page<VideoJob> page(JsonResponse response, ListQuery query) {
    return page(response, query, this::job);
  }

  /**
   * Maps the same of a vendor whose lists tell of a job in another form than a read of it.
   *
   * @param response the response
   * @param query what was asked for
   * @param entry maps an entry of the list
   * @return the page
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is no list
   */
  public final Page<VideoJob> page(
      JsonResponse response, ListQuery query, Function<JsonView, VideoJob> entry) {
    Page<VideoJob> page =
        ListResponse.of(response.body(), rules())
            .page(
                rules(),
                json -> withoutKeys(entry.apply(json)),
                query,
                response.headers().date().map(at -> Duration.between(context.time().now(), at)));
    return ListRemarks.isOfWhole(response)
        ? page
        : new Page<>(page.items(), page.nextCursor(), page.skew(), false, false);
  }
}
