package dev.videogen.follow;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a job or a page. What comes of it is taken under the lock of the {@link FollowLoop}, and
 * told outside of it.
 */
final class ReadTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadTask.class);

  private static final long MAX_AGE = Duration.ofDays(1).toNanos();

  private final FollowLoop loop;
  private final InstancePlan plan;
  private final InstancePlan.Read read;

  ReadTask(FollowLoop loop, InstancePlan plan, InstancePlan.Read read) {
    this.loop = loop;
    this.plan = plan;
    this.read = read;
  }

  @Override
  public void run() {
    List<Runnable> work = new ArrayList<>();
    FollowedJob job = read.job();
    try {
      if (job != null) {
        readJob(job, work);
      } else if (read.kind() == InstancePlan.Read.Kind.PAGE) {
        readPage(work);
      } else {
        ask();
      }
    } finally {
      synchronized (loop.lock) {
        loop.ended(plan, read);
      }
      work.forEach(FollowLoop::guarded);
    }
  }

  private void ask() {
    boolean lists = false;
    OptionalInt pace = OptionalInt.empty();
    try {
      pace = loop.reader.requestsPerMinute(plan.instance());
      Capabilities capabilities = loop.reader.capabilities(plan.instance());
      lists = capabilities.followsByList() && capabilities.listing() != Capabilities.Listing.NONE;
    } catch (RuntimeException unknown) {
      LOG.debug("What {} can do is not known; its jobs are read singly", plan.instance(), unknown);
    } finally {
      synchronized (loop.lock) {
        plan.known(lists, pace);
      }
    }
  }

  private void readJob(FollowedJob job, List<Runnable> work) {
    VideoJob seen;
    try {
      seen = loop.reader.retrieve(job.wait.ref());
    } catch (VideoException failure) {
      synchronized (loop.lock) {
        failed(job, failure, work);
      }
      return;
    } catch (RuntimeException | Error bug) {
      synchronized (loop.lock) {
        if (loop.remove(job)) {
          work.add(() -> job.result().fail(bug));
        }
      }
      return;
    }
    synchronized (loop.lock) {
      plan.failures().succeeded();
      job.alone = false;
      polled(job.id(), seen, work);
    }
  }

  private void failed(FollowedJob job, VideoException failure, List<Runnable> work) {
    long now = loop.now();
    if (failure instanceof NotFoundException || !failure.isRetryable()) {
      plan.failures().succeeded();
    } else {
      plan.failures().failed(failure, now);
    }
    VideoException end = job.ended ? null : job.wait.failed(failure).orElse(null);
    if (end != null) {
      if (loop.remove(job)) {
        work.add(() -> job.result().fail(end));
      }
    } else if (job.last && !job.ended) {
      work.add(loop.timeOut(job, null));
    } else {
      job.urgent = false;
      job.due = now + job.wait.pause().toNanos();
    }
  }

  /** Takes a poll for all who wait for the job; with the lock held. */
  private void polled(String id, VideoJob seen, List<Runnable> work) {
    long now = loop.now();
    FollowedJob next = plan.find(id);
    while (next != null) {
      FollowedJob job = next;
      next = job.sibling;
      VideoJob shown = job.wait.polled(seen);
      remember(job, seen, now);
      int number = ++job.polls;
      if (seen.status().isTerminal()) {
        plan.tookUntil(job, seen, now);
        loop.remove(job);
        work.add(() -> job.result().seen(shown, number));
        work.add(() -> job.result().complete(seen));
      } else {
        work.add(() -> job.result().seen(shown, number));
        if (job.last) {
          work.add(loop.timeOut(job, null));
        } else if (!job.urgent) {
          plan.dueAt(job, plan.nextDue(job, seen, now));
        }
      }
    }
  }

  private void remember(FollowedJob job, VideoJob seen, long now) {
    job.readAt = now;
    if (job.createdAt == null && seen.createdAt().isPresent()) {
      job.createdAt = seen.createdAt().get();
      long age =
          Duration.between(job.createdAt, loop.time.now()).toNanos() - (now - job.followedAt);
      job.ageAtFirst = Math.max(0, Math.min(age, MAX_AGE));
    }
  }

  private void readPage(List<Runnable> work) {
    Page<VideoJob> page;
    ListQuery query;
    synchronized (loop.lock) {
      query = plan.query();
    }
    try {
      page = loop.reader.list(plan.instance(), query);
    } catch (VideoException failure) {
      synchronized (loop.lock) {
        plan.failures().failed(failure, loop.now());
        plan.pageFailed(failure, loop.now());
      }
      return;
    } catch (RuntimeException bug) {
      LOG.warn("The pages of {} cannot be read; its jobs are", plan.instance(), bug);
      synchronized (loop.lock) {
        plan.pageFailed(null, loop.now());
      }
      return;
    }
    synchronized (loop.lock) {
      plan.failures().succeeded();
      for (VideoJob seen : page.items()) {
        FollowedJob job = plan.find(seen.id());
        if (job != null) {
          plan.shown(job);
          if (PageSweep.isEnough(seen)) {
            work.add(() -> loop.reader.seen(seen));
            polled(seen.id(), seen, work);
          } else {
            plan.readAlone(job);
          }
        }
      }
      plan.pageRead(page, loop.now());
    }
  }
}
