package dev.videogen;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What to keep of a job: the instance that renders it and the vendor's id, as one string {@code
 * instance:id}. Any client whose configuration knows the instance can pick the job up again.
 *
 * @param instance the name of a configured instance, such as {@code openai} or {@code east}:
 *     lower-case letters, digits and dashes, a letter first
 * @param id the vendor's id of the job: 1 to 1,024 visible ASCII characters, colons and slashes
 *     among them. An id of another form is {@linkplain dev.videogen.spi.OpaqueId wrapped}, and may
 *     then be longer
 */
public record JobRef(String instance, String id) implements Serializable {

  private static final int MAX_INSTANCE = 63;
  private static final int MAX_ID = 1024;
  private static final Pattern WRAPPED_ID = Pattern.compile("b64_[\\w-]{1,16384}");

  private static final int MAX_SHOWN = 100;

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part has another form
   */
  public JobRef {
    if (!isInstanceName(instance)) {
      throw new IllegalArgumentException(
          "an instance's name is lower-case letters, digits and dashes, not \"" + instance + "\"");
    }
    if (!isVisible(id) && !WRAPPED_ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a job's id is 1 to 1024 visible ASCII characters, not \""
              + (id.length() > MAX_SHOWN ? id.substring(0, MAX_SHOWN) + "..." : id)
              + "\"");
    }
  }

  /**
   * The ref of a job.
   *
   * @param instance the instance's name
   * @param id the vendor's id
   * @return the ref
   * @throws IllegalArgumentException if a part has another form
   */
  public static JobRef of(String instance, String id) {
    return new JobRef(instance, id);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param text {@code instance:id}; the first colon divides
   * @return the ref
   * @throws IllegalArgumentException if there is no colon or a part has another form
   */
  public static JobRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "a job's ref is written INSTANCE:ID, such as openai:video_123, not \"" + text + "\"");
    }
    return new JobRef(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Whether a text could be the name of an instance.
   *
   * @param text any text
   * @return true if it is lower-case letters, digits and dashes, a letter first, 63 at most
   */
  public static boolean isInstanceName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean letter = each >= 'a' && each <= 'z';
      boolean later = i > 0 && (each == '-' || (each >= '0' && each <= '9'));
      if (!letter && !later) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_INSTANCE;
  }

  private static boolean isVisible(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '!' || id.charAt(i) > '~') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= MAX_ID;
  }

  /** The ref as one string, to be stored: {@code instance:id}. */
  @Override
  public String toString() {
    return instance + ":" + id;
  }
}
