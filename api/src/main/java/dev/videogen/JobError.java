package dev.videogen;

import dev.videogen.internal.text.Printable;
import java.io.Serializable;

/**
 * Why a job failed, in the vendor's words.
 *
 * @param code the vendor's word for it, such as {@code content_policy_violation}; empty if there is
 *     none
 * @param message the vendor's sentence about it; empty if there is none
 * @param contentPolicy whether the vendor says that the prompt, an input or the result is against
 *     its content policy
 */
public record JobError(String code, String message, boolean contentPolicy) implements Serializable {

  /**
   * An error that has nothing to do with content policy.
   *
   * @param code the vendor's word for it; empty if there is none
   * @param message the vendor's sentence about it; empty if there is none
   * @return the error
   */
  public static JobError of(String code, String message) {
    return new JobError(code, message, false);
  }

  /**
   * An error that is a refusal on grounds of content.
   *
   * @param code the vendor's word for it; empty if there is none
   * @param message the vendor's sentence about it; empty if there is none
   * @return the error
   */
  public static JobError contentPolicy(String code, String message) {
    return new JobError(code, message, true);
  }

  /** The code and the message, whichever are there, as they may be printed. */
  @Override
  public String toString() {
    if (code.isEmpty() || message.isEmpty()) {
      return code.isEmpty() && message.isEmpty()
          ? "no reason given"
          : Printable.lines(code + message);
    }
    return Printable.lines(code + ": " + message);
  }
}
