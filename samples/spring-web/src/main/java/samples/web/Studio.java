package samples.web;

import java.nio.file.Path;
import java.util.UUID;

/** The videos of this application: each has an id of ours, and ends as a file that is named so. */
interface Studio {

  /** Has a video made, without a thread that waits for it. */
  UUID order(String prompt);

  /** Tells of an order as it goes; false if none is known by that id, or not any more. */
  boolean follow(UUID id, Progress progress);

  /** Where the video is once it is saved: files appear whole or not at all. */
  Path file(UUID id);

  /** Stops the job, if there is one and the vendor can. */
  void cancel(UUID id);

  /** Is told of an order. */
  interface Progress {

    void at(String status);

    void saved();

    void failed(String why);
  }
}
