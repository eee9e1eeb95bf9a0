package dev.videogen.http.internal.submission;

import dev.videogen.VideoJob;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs were the answers to which creates of one client, so that none is the answer to two;
 * and which creates still wait for theirs, because a job that is found may be theirs.
 *
 * <p>Safe for use by many threads.
 */
final class SubmissionRegistry {

  /** Far more jobs than a client creates within the minute in which a job is looked for. */
  private static final int MAX_REMEMBERED = 10_000;

  private final Set<String> claimed =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_REMEMBERED;
            }
          });

  private final Set<Ticket> waiting = new LinkedHashSet<>();

  /** A create that waits for its answer. Equal only to itself. */
  static final class Ticket {

    private final JobFingerprint traits;

    private Ticket(JobFingerprint traits) {
      this.traits = traits;
    }
  }

  /** A create is about to be sent. */
  synchronized Ticket waitFor(JobFingerprint traits) {
    Ticket ticket = new Ticket(traits);
    waiting.add(ticket);
    return ticket;
  }

  /** It was answered with a job. */
  synchronized void responded(Ticket ticket, String id) {
    waiting.remove(ticket);
    claimed.add(id);
  }

  /** It will not be answered. */
  synchronized void givenUp(Ticket ticket) {
    waiting.remove(ticket);
  }

  /** A job was found to be the answer to a create that no longer waits. */
  synchronized void claim(String id) {
    claimed.add(id);
  }

  /** The jobs that are no create's answer yet. */
  synchronized List<VideoJob> unclaimed(List<VideoJob> jobs) {
    return jobs.stream().filter(job -> !claimed.contains(job.id())).toList();
  }

  /**
   * Takes the one job that can be the answer to a create.
   *
   * @param matcher recognises it
   * @param candidates all jobs that could be it
   * @return the job; empty if there is not exactly one, or if it may be the answer for which
   *     another create still waits
   */
  synchronized Optional<VideoJob> claimOnly(JobMatcher matcher, List<VideoJob> candidates) {
    boolean anotherWaits = waiting.stream().anyMatch(other -> matcher.couldBe(other.traits));
    Optional<VideoJob> job =
        anotherWaits ? Optional.empty() : matcher.certain(unclaimed(candidates));
    job.ifPresent(found -> claimed.add(found.id()));
    return job;
  }
}
