package dev.videogen.http;

import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.Operation;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The smallest provider that there can be; what it lacks, this module would have to have. */
final class AcmeVendor implements AutoCloseable {

  private static final StatusMap WORDS =
      StatusMap.none()
          .with(JobStatus.QUEUED, "queued")
          .with(JobStatus.COMPLETED, "completed")
          .with(JobStatus.FAILED, "failed");

  final VendorConnection connection;
  private final VideosWire wire;

  AcmeVendor(VendorConnection connection) {
    this.connection = connection;
    this.wire = connection.wire(VideosWire.class);
  }

  static AcmeVendor at(String baseUrl, TestContext context) {
    return new AcmeVendor(
        VendorConnection.to(URI.create(baseUrl), context)
            .credentials(Credentials.bearer("acme-secret-key"))
            .open());
  }

  VideoJob create(VideoRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    request.prompt().ifPresent(prompt -> body.put("prompt", prompt));
    request.model().ifPresent(model -> body.put("model", model));
    return connection.submit(
        found(Submission.create(CheckedRequest.unchecked(request), () -> job(wire.create(body)))));
  }

  VideoJob upload(MultipartBody body) {
    return connection.submit(
        Submission.create(
            CheckedRequest.unchecked(VideoRequest.builder("an upload").build()),
            () -> job(wire.upload(body))));
  }

  VideoJob createUnlisted(String prompt) {
    return createUnlisted(CheckedRequest.unchecked(VideoRequest.builder(prompt).build()));
  }

  VideoJob createUnlisted(CheckedRequest request) {
    String prompt = request.request().prompt().orElseThrow();
    return connection.submit(
        Submission.create(request, () -> job(wire.create(Map.of("prompt", prompt)))));
  }

  VideoJob remix(String id, String prompt) {
    PathSegment segment = PathSegment.of(Operation.CREATE, id);
    return connection.submit(
        found(
            Submission.create(
                CheckedRequest.unchecked(
                    VideoRequest.builder(prompt)
                        .source(VideoSource.remix(connection.ref(id)))
                        .build()),
                () -> job(wire.remix(segment, Map.of("prompt", prompt))))));
  }

  private Submission found(Submission submission) {
    return submission
        .recoverById(id -> job(wire.retrieve(id)))
        .searchBy(Listing.COMPLETE, this::page);
  }

  VideoJob retrieve(String id) {
    return connection.call(Operation.RETRIEVE, id, segment -> job(wire.retrieve(segment)));
  }

  Page<VideoJob> list(ListQuery query) {
    return connection.call(Operation.LIST, () -> page(query));
  }

  void delete(String id) {
    connection.delete(id, wire::delete, segment -> job(wire.retrieve(segment)));
  }

  VideoJob retrieveByName(String name) {
    return connection.call(
        Operation.RETRIEVE,
        () -> job(wire.retrieveByName(PathSegment.path(Operation.RETRIEVE, name))));
  }

  VideoJob cancel(String id) {
    return connection.cancel(id, wire::cancel, segment -> job(wire.retrieve(segment)));
  }

  VideoJob cancelByDelete(String id) {
    return connection.cancelByDelete(id, wire::delete, segment -> job(wire.retrieve(segment)));
  }

  MediaStream open(String id, ByteRange range) {
    PathSegment segment = PathSegment.of(Operation.DOWNLOAD, id);
    return connection.open(
        MediaRequest.at("/videos/" + segment + "/content", range)
            .about(connection.ref(id))
            .ofJob(() -> job(wire.retrieve(segment))));
  }

  MediaStream open(MediaRequest request) {
    return connection.open(request);
  }

  MediaStream open(URI address, ByteRange range) {
    return connection.open(MediaRequest.at(address, range));
  }

  private Page<VideoJob> page(ListQuery query) {
    JsonResponse response = wire.list(query.limit(), query.cursor().orElse(null));
    JobMapping mapping =
        new JobMapping(connection.mapping()) {
          @Override
          public VideoJob job(JsonView json) {
            return AcmeVendor.this.job(json);
          }
        };
    return mapping.page(response, query);
  }

  private VideoJob job(JsonResponse response) {
    return job(response.body());
  }

  private VideoJob job(JsonView json) {
    VideoJob.Builder job =
        VideoJob.builder(connection.ref(json.required("id")), WORDS.status(json.text("status")));
    json.text("status").ifPresent(job::providerStatus);
    json.text("prompt").ifPresent(job::prompt);
    json.text("model").ifPresent(job::model);
    json.instant("created_at").ifPresent(job::createdAt);
    json.percent("progress").ifPresent(job::progress);
    json.text("remixed_from").map(connection::ref).ifPresent(job::source);
    return job.build();
  }

  @Override
  public void close() {
    connection.close();
  }
}
