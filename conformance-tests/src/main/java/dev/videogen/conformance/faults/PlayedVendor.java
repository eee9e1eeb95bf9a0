package dev.videogen.conformance.faults;

import dev.videogen.VideoJob;
import java.io.IOException;
import java.util.List;

/**
 * The vendor behind the faults, asked directly and past them: what a stand-in knows of its own
 * jobs. It is used by many threads.
 */
public interface PlayedVendor {

  /**
   * Makes a job that is completed at once.
   *
   * @param prompt its prompt
   * @return the job
   */
  VideoJob finished(String prompt);

  /**
   * The jobs that were made of a prompt, whoever asked for them: what was paid for.
   *
   * @param prompt the prompt
   * @return the jobs; empty if there are none
   */
  List<VideoJob> made(String prompt);

  /**
   * The id by which the provider names a job.
   *
   * @param job a job of this vendor
   * @return its own id, unless the provider composes another
   */
  default String idOf(VideoJob job) {
    return job.id();
  }

  /**
   * Whether there is a job.
   *
   * @param id the vendor's own id
   * @return false if it was deleted
   */
  boolean exists(String id);

  /**
   * The file of a job.
   *
   * @param job a completed one
   * @return the video of its first output
   * @throws IOException if it cannot be read
   */
  byte[] file(VideoJob job) throws IOException;
}
