package dev.videogen.micrometer;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import io.micrometer.observation.Observation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Observes each operation of a generator, and the lives of the jobs that it creates. */
final class ObservingVideoGenerator extends ForwardingVideoGenerator {

  private final Observer observer;
  private final OpenJobs jobs;
  private final Meters meters;

  ObservingVideoGenerator(
      VideoGenerator delegate, Observer observer, OpenJobs jobs, Meters meters) {
    super(delegate);
    this.observer = observer;
    this.jobs = jobs;
    this.meters = meters;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    Optional<String> model = request.resolved().model().or(() -> request.request().model());
    Map<String, String> tags = request.request().tags();
    ObservedVideo life = observer.video(name(), model, tags);
    Observation whole = observer.job(life);
    ObservedVideo video = observer.video(name(), model, tags);
    Observation operation = observer.operation(Operation.CREATE, video, whole);
    VideoJob job;
    try {
      job = observer.run(operation, video, () -> delegate().create(request));
    } catch (RuntimeException | Error failure) {
      observer.failed(operation, video, failure);
      observer.failed(whole, life, failure);
      throw failure;
    }
    video.job(ref(job));
    observer.stop(operation);
    life.job(ref(job));
    Guarded.run(() -> opened(job, new OpenJob(life, whole, request, meters, time()), request));
    return job;
  }

  private void opened(VideoJob job, OpenJob open, CheckedRequest request) {
    request.estimate().ifPresent(cost -> meters.estimate(open.video(), cost));
    jobs.add(ref(job), open);
    jobs.seen(ref(job), job);
  }

  @Override
  public VideoJob retrieve(String id) {
    return seen(ofJob(Operation.RETRIEVE, id, () -> delegate().retrieve(id)));
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    ObservedVideo video = observer.video(name(), Optional.empty(), Map.of());
    Observation operation = observer.operation(Operation.LIST, video);
    Page<VideoJob> page = complete(operation, video, () -> delegate().list(query));
    page.items().forEach(this::seen);
    return page;
  }

  @Override
  public VideoJob cancel(String id) {
    return seen(ofJob(Operation.CANCEL, id, () -> delegate().cancel(id)));
  }

  @Override
  public void delete(String id) {
    boolean deleted =
        ofJob(
            Operation.DELETE,
            id,
            () -> {
              delegate().delete(id);
              return true;
            });
    if (deleted) {
      Guarded.run(() -> jobs.finish(JobRef.of(name(), id), Outcomes.DELETED));
    }
  }

  @Override
  public void probe() {
    ObservedVideo video = observer.video(name(), Optional.empty(), Map.of());
    Observation operation = observer.operation(Operation.PROBE, video);
    complete(
        operation,
        video,
        () -> {
          delegate().probe();
          return true;
        });
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    ObservedVideo video = videoOf(output.jobId());
    Observation operation = started(Operation.DOWNLOAD, video);
    MediaStream stream;
    try {
      stream = observer.run(operation, video, () -> delegate().open(output, asset, range));
    } catch (RuntimeException | Error failure) {
      observer.failed(operation, video, failure);
      throw failure;
    }
    MediaStream.Builder observed =
        MediaStream.builder(
                new ObservedContent(
                    stream.content(),
                    bytes -> Guarded.run(() -> meters.received(name(), bytes)),
                    broken -> observer.ended(operation, video, broken)))
            .offset(stream.offset())
            .mediaType(stream.mediaType().orElse(null))
            .etag(stream.etag().orElse(null));
    stream.totalLength().ifPresent(observed::totalLength);
    return observed.build();
  }

  private <T> T ofJob(Operation kind, String id, Supplier<T> call) {
    ObservedVideo video = videoOf(id);
    return complete(started(kind, video), video, call);
  }

  private <T> T complete(Observation operation, ObservedVideo video, Supplier<T> call) {
    try {
      T result = observer.run(operation, video, call);
      observer.stop(operation);
      return result;
    } catch (RuntimeException | Error failure) {
      observer.failed(operation, video, failure);
      throw failure;
    }
  }

  /** A job's own values where it was created here. */
  private ObservedVideo videoOf(String id) {
    JobRef ref = JobRef.of(name(), id);
    Optional<ObservedVideo> life = jobs.find(ref).map(OpenJob::video);
    ObservedVideo video = observer.videoLike(name(), life);
    video.job(ref);
    return video;
  }

  /** Below the life of the job, where that is watched. */
  private Observation started(Operation kind, ObservedVideo video) {
    Optional<OpenJob> open = video.job().flatMap(jobs::find);
    return open.isPresent()
        ? observer.operation(kind, video, open.get().observation())
        : observer.operation(kind, video);
  }

  private VideoJob seen(VideoJob job) {
    Guarded.run(() -> jobs.seen(ref(job), job));
    return job;
  }

  /** By the name of this instance, as the client will tell the job. */
  private JobRef ref(VideoJob job) {
    return JobRef.of(name(), job.id());
  }
}
