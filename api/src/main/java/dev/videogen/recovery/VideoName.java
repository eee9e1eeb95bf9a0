package dev.videogen.recovery;

import dev.videogen.JobRef;
import java.util.Locale;

/** The name of a video's file, made of its job's ref: {@code openai-video_123.mp4}. */
final class VideoName {

  private static final int MAX_LENGTH = 100;

  private VideoName() {}

  static String of(JobRef job) {
    String plain = (job.instance() + "-" + job.id()).replaceAll("[^A-Za-z0-9_-]", "_");
    String name = plain.substring(0, Math.min(MAX_LENGTH, plain.length()));
    // Two jobs whose names would otherwise be the same.
    String rest =
        name.equals(job.instance() + "-" + job.id())
            ? ""
            : String.format(Locale.ROOT, "-%08x", job.toString().hashCode());
    return name + rest + ".mp4";
  }
}
