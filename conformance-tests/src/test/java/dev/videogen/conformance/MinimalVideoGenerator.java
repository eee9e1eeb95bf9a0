package dev.videogen.conformance;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider as small as one can be: jobs in memory, done after a minute by its own clock. */
final class MinimalVideoGenerator implements VideoGenerator {

  private static final Capabilities CAPABILITIES =
      Capabilities.builder()
          .listing(Capabilities.Listing.NONE)
          .lacks(Feature.DELETE, Feature.CANCEL, Feature.THUMBNAIL)
          .lacks(Feature.SPRITESHEET, Feature.PROGRESS)
          .build();

  private final Map<String, VideoJob> jobs = new ConcurrentHashMap<>();
  final AtomicInteger created = new AtomicInteger();
  private final TimeSource time;
  private volatile boolean closed;

  MinimalVideoGenerator(TimeSource time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "shoebox";
  }

  @Override
  public Capabilities capabilities() {
    checkOpen(Operation.CAPABILITIES);
    return CAPABILITIES;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    checkOpen(Operation.CREATE);
    if (request.request().source().isPresent()) {
      throw lacking(Operation.CREATE);
    }
    JobRef ref = JobRef.of(name(), "box-" + created.incrementAndGet());
    VideoJob.Builder job = VideoJob.builder(ref, JobStatus.QUEUED).createdAt(time.now());
    request.request().prompt().ifPresent(job::prompt);
    jobs.put(ref.id(), job.build());
    return job.build();
  }

  @Override
  public VideoJob retrieve(String id) {
    return find(Operation.RETRIEVE, id);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    VideoJob job = find(Operation.DOWNLOAD, output.jobId());
    if (asset != Asset.VIDEO) {
      throw lacking(Operation.DOWNLOAD);
    }
    if (job.status() != JobStatus.COMPLETED) {
      throw new ConflictException(response(Operation.DOWNLOAD, 409, "it has not ended", job.ref()));
    }
    byte[] file = ("\0\0\0\20ftypisom " + job.id()).getBytes(StandardCharsets.ISO_8859_1);
    return MediaStream.builder(new ByteArrayInputStream(file))
        .totalLength(file.length)
        .mediaType("video/mp4")
        .build();
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {
    closed = true;
  }

  private VideoJob find(Operation operation, String id) {
    checkOpen(operation);
    VideoJob job = jobs.get(id);
    if (job == null) {
      JobRef ref = JobRef.of(name(), id);
      throw new NotFoundException(response(operation, 404, "there is no such job", ref));
    }
    Instant end = job.createdAt().orElseThrow().plus(Duration.ofMinutes(1));
    List<VideoOutput> files = List.of(VideoOutput.of(id, id, 0));
    boolean done = !time.now().isBefore(end);
    return done ? job.toBuilder().status(JobStatus.COMPLETED).outputs(files).build() : job;
  }

  private void checkOpen(Operation operation) {
    if (closed) {
      throw new ClientClosedException(details(operation, "the shoebox is closed").build());
    }
  }

  private VideoException lacking(Operation operation) {
    checkOpen(operation);
    return new UnsupportedRequestException(details(operation, "only videos, one by one").build());
  }

  private ErrorDetails response(Operation operation, int status, String message, JobRef job) {
    return details(operation, message).httpStatus(status).job(job).build();
  }

  private ErrorDetails.Builder details(Operation operation, String message) {
    return ErrorDetails.builder(operation, message).provider(name());
  }
}
