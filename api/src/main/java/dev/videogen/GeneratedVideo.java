package dev.videogen;

import java.util.List;

/**
 * What {@link VideoClient#generate} made.
 *
 * @param job the completed job
 * @param files the saved videos, one per variant; unmodifiable
 */
public record GeneratedVideo(VideoJob job, List<SavedFile> files) {

  /** Copies the files. */
  public GeneratedVideo {
    files = List.copyOf(files);
  }
}
