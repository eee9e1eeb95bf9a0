package dev.videogen.http.internal.submission;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.spi.JobFingerprint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which jobs were the results of which creates of one client, so that none is the result of two;
 * and which creates still wait for theirs, because a job that is found may be theirs.
 *
 * <p>Safe for use by many threads.
 */
final class SubmissionRegistry {

  /** Far more jobs than a client creates within the minute in which a job is looked for. */
  private static final int MAX_REMEMBERED = 10_000;

  /** By their ids. */
  private final Map<String, Claim> claimed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Claim> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  private final Set<Ticket> waiting = new LinkedHashSet<>();

  /**
   * That a job is the result of a create.
   *
   * @param responded the moment of the response that named it; empty if it was found
   * @param wanted the hash of what was asked for, for whole prompts would fill the memory
   * @param shared whether it is the result of several creates that asked for the same
   */
  private record Claim(OptionalLong responded, int wanted, boolean shared) {

    static final Claim FOUND = new Claim(OptionalLong.empty(), 0, false);
  }

  /** What a job that a response names is to the creates before. */
  enum Named {
    /** It is the result of this one, and if of others, that was said before. */
    OWN,
    /** One that asked for the same was responded to with it, and now a second one is. */
    SHARED,
    /** One that asked for something else was responded to with it. */
    ANOTHERS
  }

  /** A create that waits for its response. Equal only to itself. */
  static final class Ticket {

    private final JobFingerprint wanted;

    private Ticket(JobFingerprint wanted) {
      this.wanted = wanted;
    }
  }

  /** A create is about to be sent. */
  synchronized Ticket waitFor(JobFingerprint wanted) {
    Ticket ticket = new Ticket(wanted);
    waiting.add(ticket);
    return ticket;
  }

  /**
   * Its response named a job, which is its result unless it is that of another create.
   *
   * @param now by {@link dev.videogen.spi.TimeSource#nanoTime()}
   */
  synchronized Named responded(Ticket ticket, String id, long now) {
    int wanted = ticket.wanted.hashCode();
    Claim before = claimed.getOrDefault(id, Claim.FOUND);
    if (before.responded().isPresent()) {
      if (before.wanted() != wanted) {
        return Named.ANOTHERS;
      }
      claimed.put(id, new Claim(before.responded(), wanted, true));
      return before.shared() ? Named.OWN : Named.SHARED;
    }
    waiting.remove(ticket);
    claimed.put(id, new Claim(OptionalLong.of(now), wanted, false));
    return Named.OWN;
  }

  /** It will have no response. */
  synchronized void givenUp(Ticket ticket) {
    waiting.remove(ticket);
  }

  /** A job was found to be the result of a create that no longer waits. */
  synchronized void claim(String id) {
    claimed.putIfAbsent(id, Claim.FOUND);
  }

  /** Whether a job is the result of a create. */
  synchronized boolean isClaimed(JobRef job) {
    return claimed.containsKey(job.id());
  }

  /** Whether a response to a create that asked for something else named a job. */
  synchronized boolean isAnothers(JobRef job, JobFingerprint wanted) {
    Claim claim = claimed.getOrDefault(job.id(), Claim.FOUND);
    return claim.responded().isPresent() && claim.wanted() != wanted.hashCode();
  }

  /** Whether a job is that of a create whose response came before a moment. */
  synchronized boolean respondedBefore(JobRef job, long moment) {
    OptionalLong responded = claimed.getOrDefault(job.id(), Claim.FOUND).responded();
    return responded.isPresent() && responded.getAsLong() - moment < 0;
  }

  /**
   * Takes a job for the result of a create.
   *
   * @return false if it is that of another create, or may be that for which another still waits
   */
  synchronized boolean claimFound(VideoJob job) {
    JobFingerprint found = JobFingerprint.of(job);
    boolean anotherWaits =
        waiting.stream().anyMatch(other -> other.wanted.fits(found) == JobFingerprint.Fit.SAME);
    return !anotherWaits && claimed.putIfAbsent(job.id(), Claim.FOUND) == null;
  }
}
