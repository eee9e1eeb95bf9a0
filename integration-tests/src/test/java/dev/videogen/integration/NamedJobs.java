package dev.videogen.integration;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives jobs other ids than their vendor does. */
final class NamedJobs extends ForwardingVideoGenerator {

  private final AtomicReference<@Nullable String> next = new AtomicReference<>();
  private final Map<String, String> namesById = new ConcurrentHashMap<>();
  private final Map<String, String> idsByName = new ConcurrentHashMap<>();

  NamedJobs(VideoGenerator vendor) {
    super(vendor);
  }

  /** Gives the job that is created next an id. */
  void nameNext(String id) {
    next.set(id);
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    VideoJob job = super.create(request);
    String name = next.getAndSet(null);
    if (name != null) {
      namesById.put(job.id(), name);
      idsByName.put(name, job.id());
    }
    return named(job);
  }

  @Override
  public VideoJob retrieve(String id) {
    return named(super.retrieve(idOf(id)));
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    return super.list(query).map(this::named);
  }

  @Override
  public VideoJob cancel(String id) {
    return named(super.cancel(idOf(id)));
  }

  @Override
  public void delete(String id) {
    super.delete(idOf(id));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    String job = idOf(output.jobId());
    return super.open(
        job.equals(output.jobId()) ? output : VideoOutput.of(job, output.id(), output.index()),
        asset,
        range);
  }

  private String idOf(String name) {
    return idsByName.getOrDefault(name, name);
  }

  private VideoJob named(VideoJob job) {
    String name = namesById.get(job.id());
    if (name == null) {
      return job;
    }
    return job.toBuilder()
        .ref(JobRef.of(job.ref().instance(), name))
        .outputs(
            job.outputs().stream()
                .map(output -> VideoOutput.of(name, output.id(), output.index()))
                .toList())
        .build();
  }
}
