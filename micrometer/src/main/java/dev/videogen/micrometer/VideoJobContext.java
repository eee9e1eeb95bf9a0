package dev.videogen.micrometer;

import io.micrometer.observation.Observation;

/** The life of a job, from its create until its files are saved or it has ended otherwise. */
public final class VideoJobContext extends Observation.Context {

  private final ObservedVideo video;

  VideoJobContext(ObservedVideo video) {
    this.video = video;
  }

  /**
   * What it is of.
   *
   * @return instance, model, job and outcome
   */
  public ObservedVideo video() {
    return video;
  }
}
