package dev.videogen.azure;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.HttpVideoGenerator;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.ReversedListing;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;

/**
 * Azure's jobs API.
 *
 * <p>Its lists have cursors but no order; they are taken to begin with the newest job, as OpenAI's
 * do, and {@link ReversedListing} turns them round. It has no remix, no spritesheet and no
 * progress.
 *
 * <p>Safe for use by many threads.
 */
final class AzureJobsVideoGenerator extends HttpVideoGenerator {

  private final JobsWire wire;
  private final JobsMapping mapping;
  private final VideoQuality quality;

  /**
   * A generator.
   *
   * @param connection to the resource; closing the generator closes it
   * @param capabilities what the deployments can do, the default one among them
   * @param quality of the videos that are downloaded
   */
  AzureJobsVideoGenerator(
      VendorConnection connection, Capabilities capabilities, VideoQuality quality) {
    super(connection, capabilities);
    this.wire = connection.wire(JobsWire.class);
    this.mapping = new JobsMapping(connection.mapping());
    this.quality = quality;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    connection.requireOpen(Operation.CREATE);
    JobsRequestBody body = JobsRequestBody.of(request.resolved());
    return connection.submit(
        Submission.create(request, () -> mapping.job(send(body)))
            .recoverById(this::read)
            .searchBy(capabilities.listing(), this::newest));
  }

  private JsonResponse send(JobsRequestBody body) {
    return body.hasFiles() ? wire.create(body.asForm()) : wire.create(body.asJson());
  }

  @Override
  public void delete(String id) {
    connection.delete(id, wire::delete, this::read);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    PathSegment id = PathSegment.of(Operation.DOWNLOAD, output.id());
    PathSegment job = PathSegment.of(Operation.DOWNLOAD, output.jobId());
    String content = "/video/generations/" + id + "/content/";
    MediaRequest file =
        switch (asset) {
          case VIDEO ->
              MediaRequest.of(output, content + "video", "/video/generations/jobs/" + job, range)
                  .query("quality", quality.word());
          case THUMBNAIL -> MediaRequest.at(content + "thumbnail", range);
          case SPRITESHEET -> throw lacks(Operation.DOWNLOAD, "spritesheet");
        };
    return connection.open(
        file.asset(asset).about(JobRef.of(name(), output.jobId())).ofJob(() -> read(job)));
  }

  @Override
  protected VideoJob read(PathSegment id) {
    return mapping.job(wire.retrieve(id), id);
  }

  @Override
  protected Page<VideoJob> newest(ListQuery query) {
    JsonResponse response = wire.list(query.limit(), query.cursor().orElse(null));
    return mapping.page(response, query);
  }

  private UnsupportedRequestException lacks(Operation operation, String what) {
    connection.requireOpen(operation);
    return new UnsupportedRequestException(
        nothingSent(
            operation,
            "Azure's jobs API has no "
                + what
                + "; it creates, retrieves, lists and deletes jobs, and has their videos and"
                + " thumbnails. With videogen."
                + name()
                + ".api=videos and a deployment of Sora 2 there is one."));
  }
}
