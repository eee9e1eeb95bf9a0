package dev.videogen.fake;

import dev.videogen.VideoOutput;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of jobs and outputs: a vendor's prefix and a running number, so that they are the same in
 * every run.
 *
 * @param jobPrefix such as {@code video_}
 * @param outputPrefix such as {@code gen_}; empty where an output goes by the id of its job
 */
record JobIds(String jobPrefix, String outputPrefix) {

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,1024}");
  private static final Pattern NUMBER = Pattern.compile("\\d{6,18}");
  private static final Pattern OUTPUT = Pattern.compile("(\\d{6,18})-([1-9]\\d{0,3})");

  /** Whether a text could be an id of any vendor. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  String job(long number) {
    return String.format(Locale.ROOT, "%s%06d", jobPrefix, number);
  }

  String output(long number, int index) {
    return outputPrefix.isEmpty()
        ? job(number)
        : String.format(Locale.ROOT, "%s%06d-%d", outputPrefix, number, index + 1);
  }

  /** The output that goes by an id; empty if none could. */
  Optional<VideoOutput> output(String id) {
    if (outputPrefix.isEmpty()) {
      return number(id).isEmpty() ? Optional.empty() : Optional.of(VideoOutput.of(id, id, 0));
    }
    String rest = id.startsWith(outputPrefix) ? id.substring(outputPrefix.length()) : "";
    Matcher parts = OUTPUT.matcher(rest);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    int index = Integer.parseInt(parts.group(2)) - 1;
    return output(number, index).equals(id)
        ? Optional.of(VideoOutput.of(job(number), id, index))
        : Optional.empty();
  }

  /** The number in an id; empty if no job could have the id. */
  OptionalLong number(String id) {
    if (!id.startsWith(jobPrefix)) {
      return OptionalLong.empty();
    }
    String digits = id.substring(jobPrefix.length());
    if (!NUMBER.matcher(digits).matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(digits);
    return job(number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
  }
}
