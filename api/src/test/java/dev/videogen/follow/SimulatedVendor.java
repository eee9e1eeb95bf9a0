package dev.videogen.follow;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.testing.SmallVendor;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A vendor whose jobs take as long as they are told to, and that counts its requests. It is what
 * simulations follow; a subclass makes it worse.
 */
public class SimulatedVendor implements VideoGenerator {

  public static final String NAME = "simulated";

  private static final int PAGE = 100;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final List<VideoOutput> OUTPUTS = List.of(VideoOutput.of("video", "content", 0));

  private record Job(VideoJob running, VideoJob completed, long end) {}

  private final TimeSource time;
  private final boolean lists;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final List<Job> jobs = new ArrayList<>();
  private long[] requests = new long[1 << 10];
  private int count;
  private int pages;
  private Duration duration = Duration.ofMinutes(2);
  private Runnable beforeCreate = () -> {};
  private int maxRunning;

  public SimulatedVendor(TimeSource time, boolean lists) {
    this.time = time;
    this.lists = lists;
  }

  /** A job that begins now. */
  public synchronized JobRef add(Duration duration) {
    Instant now = time.now();
    VideoJob running =
        VideoJob.builder(JobRef.of(NAME, "video_" + jobs.size()), JobStatus.IN_PROGRESS)
            .createdAt(now)
            .model("model")
            .build();
    VideoJob completed =
        running.toBuilder()
            .status(JobStatus.COMPLETED)
            .completedAt(now.plus(duration))
            .outputs(OUTPUTS)
            .build();
    jobs.add(new Job(running, completed, time.nanoTime() + duration.toNanos()));
    return running.ref();
  }

  /** How long jobs take that are created by a call, and what happens before there is one. */
  public synchronized SimulatedVendor creating(Duration takes, Runnable before) {
    duration = takes;
    beforeCreate = before;
    return this;
  }

  /** The most jobs that ran at once when one was created by a call, itself included. */
  public synchronized int maxRunning() {
    return maxRunning;
  }

  /** The jobs that there are. */
  public synchronized List<JobRef> jobs() {
    return jobs.stream().map(job -> job.running().ref()).toList();
  }

  /** Lets the follower begin: no time has passed while jobs were added. */
  public void start() {
    ready.countDown();
  }

  /** How long ago a job ended. */
  public synchronized Duration lag(JobRef ref) {
    return Duration.ofNanos(time.nanoTime() - jobs.get(number(ref.id())).end());
  }

  /** When a job ends, by the clock's count. */
  public synchronized long end(JobRef ref) {
    return jobs.get(number(ref.id())).end();
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("video_".length()));
  }

  /** How many requests were sent. */
  public synchronized int requests() {
    return count;
  }

  /** How many of them were for pages. */
  public synchronized int pages() {
    return pages;
  }

  /** The most requests within any minute. */
  public synchronized int maxPerMinute() {
    int max = 0;
    int first = 0;
    for (int last = 0; last < count; last++) {
      while (requests[last] - requests[first] >= MINUTE) {
        first++;
      }
      max = Math.max(max, last - first + 1);
    }
    return max;
  }

  /** Counts a request, of whichever kind. */
  protected void request() {
    synchronized (this) {
      if (count == requests.length) {
        requests = Arrays.copyOf(requests, 2 * count);
      }
      requests[count++] = time.nanoTime();
    }
  }

  private VideoJob shown(Job job) {
    return time.nanoTime() >= job.end() ? job.completed() : job.running();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capabilities capabilities() {
    try {
      ready.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Capabilities.builder()
        .listing(lists ? Listing.COMPLETE : Listing.NONE)
        .followsByList(lists)
        .build();
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    request();
    Runnable before;
    synchronized (this) {
      before = beforeCreate;
    }
    before.run();
    synchronized (this) {
      VideoJob created = jobs.get(number(add(duration).id())).running();
      long now = time.nanoTime();
      maxRunning = Math.max(maxRunning, (int) jobs.stream().filter(job -> job.end() > now).count());
      return created;
    }
  }

  @Override
  public VideoJob retrieve(String id) {
    request();
    synchronized (this) {
      if (number(id) >= jobs.size()) {
        throw new NotFoundException(
            ErrorDetails.builder(Operation.RETRIEVE, "no such job").httpStatus(404).build());
      }
      return shown(jobs.get(number(id)));
    }
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    request();
    synchronized (this) {
      pages++;
      int next = query.cursor().map(SimulatedVendor::number).orElse(jobs.size()) - 1;
      int size = Math.min(query.limit(), PAGE);
      List<VideoJob> page = new ArrayList<>();
      for (int i = next; i >= 0 && page.size() < size; i--) {
        page.add(shown(jobs.get(i)));
      }
      return new Page<>(
          page,
          next + 1 > page.size() ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
    }
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    byte[] content = SmallVendor.video(output.jobId());
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
