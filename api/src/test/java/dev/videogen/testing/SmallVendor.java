package dev.videogen.testing;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A vendor that keeps its jobs in memory and completes them at once. What happens around a create
 * is up to a test: before the job is there, and after.
 */
public final class SmallVendor implements VideoGenerator {

  public static final VideoRequest REQUEST =
      VideoRequest.builder("a cat")
          .model("m")
          .size(1280, 720)
          .duration(Duration.ofSeconds(8))
          .build();

  /** Ten cents a second, but nobody knows what the model "secret" costs. */
  public static final Capabilities PRICED =
      Capabilities.builder()
          .listing(Capabilities.Listing.COMPLETE)
          .supports(Feature.DELETE)
          .defaultModel("m")
          .models(model("m", "0.10"), model("free", "0"))
          .build();

  private final String name;
  private final TimeSource time;
  private final Map<String, VideoJob> jobs = new LinkedHashMap<>();
  private Runnable beforeJob = () -> {};
  private Runnable afterJob = () -> {};
  private Capabilities capabilities = PRICED;
  private JobStatus end = JobStatus.COMPLETED;
  private int lastJob;

  public SmallVendor(String name, TimeSource time) {
    this.name = name;
    this.time = time;
  }

  private static ModelCapabilities model(String name, String price) {
    return ModelCapabilities.builder(name)
        .modes(
            Mode.builder()
                .sizes("1280x720")
                .seconds(4, 8)
                .maxVariants(2)
                .pricePerSecond(new BigDecimal(price))
                .build())
        .build();
  }

  public SmallVendor beforeJob(Runnable action) {
    beforeJob = action;
    return this;
  }

  public SmallVendor afterJob(Runnable action) {
    afterJob = action;
    return this;
  }

  public SmallVendor capabilities(Capabilities value) {
    capabilities = value;
    return this;
  }

  /** How jobs end. */
  public SmallVendor ending(JobStatus value) {
    end = value;
    return this;
  }

  /** The ids of all jobs, the oldest first. */
  public synchronized List<String> jobs() {
    return List.copyOf(jobs.keySet());
  }

  /** Puts a job there that somebody else created. */
  public synchronized VideoJob add(VideoJob.Builder job) {
    VideoJob added = job.build();
    jobs.put(added.id(), added);
    return added;
  }

  /** The request as a client gives it to this vendor. */
  public CheckedRequest checked(VideoRequest request) {
    return CheckedRequest.check(
        request, capabilities, Fit.EXACT, name, source -> retrieve(source.id()));
  }

  /** A request to render a job of this vendor again. */
  public CheckedRequest remix(String id, String prompt) {
    VideoSource source = VideoSource.remix(JobRef.of(name, id));
    return checked(VideoRequest.builder(prompt).source(source).build());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    beforeJob.run();
    VideoRequest request = checked.request();
    VideoJob.Builder job = job(request.variants());
    request.source().flatMap(VideoSource::job).ifPresent(source -> likeSource(source, job));
    request.prompt().ifPresent(job::prompt);
    request.model().ifPresent(job::model);
    request.size().ifPresent(job::size);
    request.duration().ifPresent(job::duration);
    VideoJob created = add(job);
    afterJob.run();
    return created;
  }

  private void likeSource(JobRef ref, VideoJob.Builder job) {
    VideoJob source = retrieve(ref.id());
    job.source(ref);
    source.model().ifPresent(job::model);
    source.size().ifPresent(job::size);
    source.duration().ifPresent(job::duration);
  }

  private synchronized VideoJob.Builder job(int variants) {
    String id = "job_" + ++lastJob;
    return VideoJob.builder(JobRef.of(name, id), JobStatus.QUEUED)
        .createdAt(time.now())
        .outputs(
            IntStream.range(0, variants)
                .mapToObj(index -> VideoOutput.of(id, id + "-" + index, index))
                .toList());
  }

  @Override
  public synchronized VideoJob retrieve(String id) {
    VideoJob job = jobs.get(id);
    if (job == null) {
      throw new NotFoundException(ErrorDetails.builder(Operation.RETRIEVE, "no job " + id).build());
    }
    return job.toBuilder().status(end).build();
  }

  @Override
  public synchronized Page<VideoJob> list(ListQuery query) {
    List<VideoJob> newestFirst = new ArrayList<>(jobs.values());
    Collections.reverse(newestFirst);
    return new Page<>(newestFirst, Optional.empty(), Optional.of(Duration.ZERO));
  }

  @Override
  public synchronized void delete(String id) {
    jobs.remove(id);
  }

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** The video of a job. */
  public static byte[] video(String jobId) {
    return ("\0\0\0\20ftypisom" + jobId).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    byte[] content = asset == Asset.VIDEO ? video(output.jobId()) : PNG;
    return MediaStream.builder(new ByteArrayInputStream(content))
        .totalLength(content.length)
        .mediaType("video/mp4")
        .build();
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {}
}
