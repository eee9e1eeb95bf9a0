package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import java.util.OptionalInt;

/**
 * How a {@link JobFollower} reads jobs. It is called by several threads at once, and may block.
 * What it throws is a {@link dev.videogen.errors.VideoException}.
 */
public interface JobReader {

  /**
   * Reads a job as it is now.
   *
   * @param ref the job
   * @return the job, under the same ref
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   */
  VideoJob retrieve(JobRef ref);

  /**
   * Reads one page of the jobs of an instance.
   *
   * @param instance the instance's name
   * @param query limit, order and cursor
   * @return the page
   */
  Page<VideoJob> list(String instance, ListQuery query);

  /**
   * What the provider of an instance can do, by which it is decided whether pages are read.
   *
   * @param instance the instance's name
   * @return the capabilities
   */
  Capabilities capabilities(String instance);

  /**
   * How many requests may be sent to an instance.
   *
   * @param instance the instance's name
   * @return a number of requests a minute, above zero; empty if nobody limited it
   */
  default OptionalInt requestsPerMinute(String instance) {
    return OptionalInt.empty();
  }

  /**
   * Called when a page told of a job what reading it would have told.
   *
   * @param job the job
   */
  default void seen(VideoJob job) {}
}
