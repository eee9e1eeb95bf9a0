package dev.videogen.jackson;

import dev.videogen.AspectRatio;
import dev.videogen.JobRef;
import dev.videogen.VideoSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that are a string each. */
final class Texts {

  /** {@code openai:video_123}. */
  static final JsonForm<JobRef> REF = new TextForm<>(JobRef::toString, JobRef::parse);

  /** {@code 1280x720}. */
  static final JsonForm<VideoSize> SIZE = new TextForm<>(VideoSize::toString, VideoSize::parse);

  /** {@code 16:9}. */
  static final JsonForm<AspectRatio> RATIO = new TextForm<>(AspectRatio::toString, Texts::ratio);

  private static final Pattern RATIO_FORM = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

  private Texts() {}

  private static AspectRatio ratio(String text) {
    Matcher parts = RATIO_FORM.matcher(text);
    // Parts above what a user may type come from a size that is no common one.
    return parts.matches()
        ? AspectRatio.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
        : AspectRatio.parse(text);
  }
}
