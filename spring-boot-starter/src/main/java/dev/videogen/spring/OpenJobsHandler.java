package dev.videogen.spring;

import dev.videogen.JobRef;
import java.util.List;

/**
 * Takes the jobs that are still followed when the app is shut down. They have been paid for and run
 * on; {@code follower.follow(refs)} goes on after the next start. Without a bean of this type they
 * are logged.
 */
@FunctionalInterface
public interface OpenJobsHandler {

  /**
   * Keeps the jobs, such as in a table. It is called once, after the web server has ended and
   * before the beans are destroyed, by the thread that shuts down.
   *
   * @param open the jobs, one or more, each once
   */
  void keep(List<JobRef> open);
}
