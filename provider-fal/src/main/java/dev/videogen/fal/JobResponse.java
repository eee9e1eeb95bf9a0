package dev.videogen.fal;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job is in fal's responses. The queue's status tells that a request has ended; how it
 * ended, that status tells by an error in it, or else the result does, which is the model's own
 * output or the model's own error.
 */
final class JobResponse {

  private static final StatusMap WORDS =
      StatusMap.common().charging(Billed.YES, JobStatus.COMPLETED);

  private static final int SERVER_ERROR = 500;

  private final VendorConnection connection;
  private final TimeSource time;

  JobResponse(VendorConnection connection, TimeSource time) {
    this.connection = connection;
    this.time = time;
  }

  /** The job of a create, which names where it is asked for. */
  VideoJob submitted(JsonResponse response, String endpoint) {
    JsonView json = connection.rules().jobObject(response.body());
    QueuedRequest plain =
        QueuedRequest.of(endpoint, connection.rules().requiredJobId(response.body()));
    QueuedRequest request =
        json.address("response_url").map(connection::pathBelow).map(plain::at).orElse(plain);
    return unread(job(json, request, response));
  }

  /**
   * The job by its status alone.
   *
   * @return COMPLETED if it has ended and its result is yet to be read
   */
  VideoJob status(JsonResponse response, QueuedRequest request) {
    Optional<String> named = response.body().text("request_id");
    if (named.filter(id -> !id.equals(request.requestId())).isPresent()) {
      throw new UnreadableResponseException("it is about another job than was asked for");
    }
    JsonView json =
        connection.rules().polledJob(response.body(), request.idSegment(Operation.RETRIEVE));
    return job(json, request, response);
  }

  private VideoJob job(JsonView json, QueuedRequest request, JsonResponse response) {
    Optional<String> word = StatusMap.word(json);
    JobStatus status = WORDS.status(word);
    VideoJob.Builder job =
        VideoJob.builder(connection.ref(request.toString()), status)
            .model(request.endpoint())
            .billed(WORDS.billed(status));
    word.ifPresent(job::providerStatus);
    connection.rules().pollAfter(response.headers(), time.now()).ifPresent(job::pollAfter);
    return status.isTerminal() && status != JobStatus.CANCELLED && ModelError.isIn(json)
        ? failed(job.build(), ModelError.of(json, connection.rules(), connection::redact))
        : job.build();
  }

  /** What has ended is not known to be a success before its result is read. */
  static VideoJob unread(VideoJob job) {
    return job.status() == JobStatus.COMPLETED
        ? job.toBuilder().status(JobStatus.IN_PROGRESS).billed(Billed.UNKNOWN).build()
        : job;
  }

  /**
   * The job with its result.
   *
   * @param ended the job by its status
   * @throws UnreadableResponseException if the result is neither a video nor an error
   */
  VideoJob result(JsonResponse response, VideoJob ended) {
    List<VideoOutput> outputs = outputs(ended.id(), response.body());
    if (!outputs.isEmpty()) {
      return ended.toBuilder().outputs(outputs).build();
    }
    if (!ModelError.isIn(response.body())) {
      throw new UnreadableResponseException("it names no video");
    }
    return failed(ended, ModelError.of(response.body(), connection.rules(), connection::redact));
  }

  /**
   * The job whose result could not be read: it failed, or has not ended after all.
   *
   * @return empty if the error is one of the call and says nothing of the job
   */
  Optional<VideoJob> withoutResult(VideoException error, VideoJob ended) {
    if (error instanceof ConflictException) {
      return Optional.of(unread(ended));
    }
    if (!ModelError.isIn(error)) {
      return Optional.empty();
    }
    VideoJob job = failed(ended, ModelError.of(error, connection.rules()));
    boolean free = error.httpStatus().orElse(0) >= SERVER_ERROR;
    return Optional.of(free ? job.toBuilder().billed(Billed.NO).build() : job);
  }

  private static VideoJob failed(VideoJob ended, JobError reason) {
    JobStatus status =
        reason.code().equals(ModelError.CANCELLED) ? JobStatus.CANCELLED : JobStatus.FAILED;
    return ended.toBuilder().status(status).billed(Billed.UNKNOWN).error(reason).build();
  }

  /** Files lie at public addresses of other hosts, which get no key. */
  private static List<VideoOutput> outputs(String jobId, JsonView result) {
    List<VideoOutput> outputs = new ArrayList<>();
    for (URI address : FileAddresses.ofVideos(result)) {
      int index = outputs.size();
      VideoOutput output = VideoOutput.of(jobId, index == 0 ? jobId : jobId + "-" + index, index);
      outputs.add(
          address.isAbsolute() ? output.withAddress(address) : FileAddresses.at(address, output));
    }
    return outputs;
  }

  /** What the entries of the platform API's lists mean. */
  JobMapping ofModel(String endpoint) {
    return new JobMapping() {
      @Override
      public VideoJob job(JsonView entry) {
        return listed(entry, endpoint);
      }

      @Override
      public VendorRules rules() {
        return connection.rules();
      }
    };
  }

  /**
   * The job of an entry of the platform API. What has ended without a video in sight is not
   * understood, and so still runs.
   */
  private VideoJob listed(JsonView entry, String endpoint) {
    QueuedRequest request =
        QueuedRequest.of(
            entry.text("endpoint_id").orElse(endpoint), connection.rules().requiredJobId(entry));
    JobRef ref = connection.ref(request.toString());
    List<VideoOutput> outputs = outputs(ref.id(), entry.object("json_output"));
    boolean failed = entry.integer("status_code").orElse(0) >= 400;
    JobStatus status =
        failed ? JobStatus.FAILED : outputs.isEmpty() ? JobStatus.IN_PROGRESS : JobStatus.COMPLETED;
    VideoJob.Builder job =
        VideoJob.builder(ref, status)
            .model(request.endpoint())
            .billed(WORDS.billed(status))
            .outputs(failed ? List.of() : outputs);
    JsonView input = entry.object("json_input");
    input.text("prompt").ifPresent(job::prompt);
    input.seconds("duration").ifPresent(job::duration);
    entry.instant("sent_at", "started_at").ifPresent(job::createdAt);
    entry.instant("ended_at").filter(at -> status.isTerminal()).ifPresent(job::completedAt);
    if (failed) {
      job.error(
          ModelError.isIn(entry.object("json_output"))
              ? ModelError.of(entry.object("json_output"), connection.rules(), connection::redact)
              : FailureReason.quoted(entry, connection::redact));
    }
    return job.build();
  }
}
