package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Reads jobs as a test says; the last thing said of one is repeated for ever. */
final class ScriptedReader implements JobReader {

  static final JobRef REF = JobRef.of("openai", "video_1");

  private final Map<String, Deque<Supplier<VideoJob>>> scripts = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<VideoJob> seen = new ArrayList<>();
  private List<VideoJob> page = List.of();
  private final CountDownLatch open = new CountDownLatch(1);
  private boolean lists;

  static VideoJob job(String id, JobStatus status) {
    return VideoJob.builder(JobRef.of("openai", id), status).build();
  }

  synchronized ScriptedReader then(String id, Supplier<VideoJob> poll) {
    scripts.computeIfAbsent(id, name -> new ArrayDeque<>()).add(poll);
    return this;
  }

  ScriptedReader then(JobStatus status) {
    return then(REF.id(), () -> job(REF.id(), status));
  }

  ScriptedReader then(RuntimeException failure) {
    return then(
        REF.id(),
        () -> {
          throw failure;
        });
  }

  /** What the only page shows. */
  synchronized ScriptedReader lists(VideoJob... jobs) {
    lists = true;
    page = List.of(jobs);
    return this;
  }

  /** Lets the follower begin to read. */
  ScriptedReader open() {
    open.countDown();
    return this;
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** What was seen on pages. */
  synchronized List<VideoJob> seenOnPages() {
    return List.copyOf(seen);
  }

  @Override
  public VideoJob retrieve(JobRef ref) {
    Supplier<VideoJob> poll;
    synchronized (this) {
      calls.add(ref.id());
      Deque<Supplier<VideoJob>> script = scripts.get(ref.id());
      poll = script.size() > 1 ? script.remove() : script.element();
    }
    return poll.get();
  }

  @Override
  public synchronized Page<VideoJob> list(String instance, ListQuery query) {
    calls.add("page");
    return new Page<>(page, Optional.empty());
  }

  @Override
  public Capabilities capabilities(String instance) {
    try {
      open.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return capabilities();
  }

  private synchronized Capabilities capabilities() {
    return Capabilities.builder()
        .listing(lists ? Listing.COMPLETE : Listing.PARTIAL)
        .followsByList(lists)
        .build();
  }

  @Override
  public synchronized void seen(VideoJob job) {
    seen.add(job);
  }
}
