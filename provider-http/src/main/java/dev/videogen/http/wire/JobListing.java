package dev.videogen.http.wire;

import dev.videogen.Page;
import dev.videogen.VideoJob;

/**
 * A page of jobs as evidence: what can be concluded from a job not being in it.
 *
 * @param page the jobs that were understood
 * @param understood whether the response has the form of a list that is known, and every entry of
 *     it the id of a job
 * @param endTold whether the vendor says that nothing follows, as by {@code "has_more": false};
 *     that it says nothing of what follows is no end
 */
public record JobListing(Page<VideoJob> page, boolean understood, boolean endTold) {

  /** Tells the page, too, whether anything can be missing. */
  public JobListing {
    page =
        new Page<>(
            page.items(),
            page.nextCursor(),
            page.skew(),
            understood && (endTold || page.nextCursor().isPresent()));
  }
}
