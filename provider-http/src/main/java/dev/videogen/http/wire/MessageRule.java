package dev.videogen.http.wire;

import dev.videogen.errors.ErrorKind;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of errors that a vendor has no code for, but words.
 *
 * @param kind what they are
 * @param words is found in their message
 * @param statuses under which they count; none for any below 500
 */
record MessageRule(ErrorKind kind, Pattern words, Set<Integer> statuses) {

  private static final int SERVER_ERROR = 500;

  static MessageRule of(ErrorKind kind, Pattern words, int... statuses) {
    return new MessageRule(kind, words, Set.copyOf(Arrays.stream(statuses).boxed().toList()));
  }

  boolean holds(VendorError error) {
    boolean fits =
        statuses.isEmpty() ? error.status() < SERVER_ERROR : statuses.contains(error.status());
    return fits && error.message().filter(text -> words.matcher(text).find()).isPresent();
  }
}
