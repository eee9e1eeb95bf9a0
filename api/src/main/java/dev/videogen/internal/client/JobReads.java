package dev.videogen.internal.client;

import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.follow.JobReader;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How a client reads jobs, whether one by one or by pages: what it sees is noted in its journal and
 * told to its listener, and a job that it cancelled is CANCELLED once the vendor forgets it.
 *
 * <p>Safe for use by many threads.
 *
 * @param calls the client's calls
 * @param cancelled what the client cancelled
 * @param notes the client's journal
 * @param events the client's listener
 * @param concurrent the jobs that are under way
 * @param pace how many requests may be sent to an instance a minute
 */
public record JobReads(
    ClientCalls calls,
    CancelledJobs cancelled,
    JournalListener notes,
    VideoEventListener events,
    ConcurrentJobs concurrent,
    Function<String, OptionalInt> pace)
    implements JobReader {

  @Override
  public VideoJob retrieve(JobRef ref) {
    VideoJob seen;
    try {
      VideoJob job =
          calls.call(
              Operation.RETRIEVE, ref.instance(), ref, generator -> generator.retrieve(ref.id()));
      seen = settled(job, ref.instance());
    } catch (NotFoundException gone) {
      seen = cancelled.find(ref).orElseThrow(() -> gone);
    }
    seen(seen);
    return seen;
  }

  @Override
  public Page<VideoJob> list(String instance, ListQuery query) {
    Page<VideoJob> page =
        calls.callIfSupported(
            Feature.LIST, Operation.LIST, instance, null, generator -> generator.list(query));
    return page.map(job -> settled(job, instance));
  }

  @Override
  public Capabilities capabilities(String instance) {
    return calls.capabilities(instance, null);
  }

  @Override
  public OptionalInt requestsPerMinute(String instance) {
    return pace.apply(instance);
  }

  @Override
  public void seen(VideoJob job) {
    notes.seen(job);
    if (job.status().isTerminal()) {
      concurrent.ended(job.ref());
    }
    events.on(new VideoEvent.Poll(job));
  }

  /** Gives a job the ref by which the client finds it again. */
  public static VideoJob settled(VideoJob job, String instance) {
    return job.ref().instance().equals(instance)
        ? job
        : job.toBuilder().ref(JobRef.of(instance, job.id())).build();
  }
}
