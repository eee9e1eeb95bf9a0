package dev.videogen.fake;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The ids of jobs and outputs: a vendor's prefix and a running number, so that they are the same in
 * every run.
 *
 * @param jobPrefix such as {@code video_}
 * @param outputPrefix such as {@code gen_}; empty where an output goes by the id of its job
 */
record JobIds(String jobPrefix, String outputPrefix) {

  private static final Pattern NUMBER = Pattern.compile("\\d{6,18}");

  String job(long number) {
    return String.format(Locale.ROOT, "%s%06d", jobPrefix, number);
  }

  String output(long number, int index) {
    return outputPrefix.isEmpty()
        ? job(number)
        : String.format(Locale.ROOT, "%s%06d-%d", outputPrefix, number, index + 1);
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
