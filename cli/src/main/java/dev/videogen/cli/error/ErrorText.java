package dev.videogen.cli.error;

import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.cli.output.JobText;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * An error in a line or two: what happened, to which job, and what to do now, as a command that can
 * be typed.
 */
public final class ErrorText {

  private ErrorText() {}

  /**
   * The lines of an error.
   *
   * @param failure what a command was ended by
   * @param saving where the command was to save a video, if it was to save one
   */
  public static List<String> lines(Throwable failure, ResumeHint saving) {
    List<String> lines = new ArrayList<>();
    lines.add("videogen: " + headline(failure));
    if (failure instanceof SubmissionUncertainException uncertain) {
      uncertain.candidates().forEach(candidate -> lines.add("  " + described(candidate)));
    }
    if (failure instanceof ContentPolicyException refused) {
      refused
          .revisedPrompt()
          .ifPresent(prompt -> lines.add("It would take: " + Printable.line(prompt)));
    }
    RemedyText.nearest(failure)
        .ifPresent(options -> lines.add("The nearest that is offered: " + options));
    saving.pickUp(failure).ifPresent(command -> lines.add("Pick it up with: " + command));
    return lines;
  }

  private static String headline(Throwable failure) {
    if (failure instanceof WaitTimeoutException timeout) {
      return timedOut(timeout);
    }
    if (failure instanceof ConfigurationException) {
      // Each wrong setting has a line, and all of it is ours.
      return RemedyText.message(failure);
    }
    if (failure instanceof VideoException || failure instanceof UsageException) {
      return Printable.line(RemedyText.message(failure));
    }
    return "this should not have happened: "
        + Printable.line("" + failure)
        + ". Add --verbose to see where.";
  }

  private static String timedOut(WaitTimeoutException timeout) {
    String job = timeout.job().map(ref -> "the job " + ref).orElse("the job");
    String seen = timeout.lastSeen().map(last -> " (" + JobText.status(last) + ")").orElse("");
    String ended = "the wait ended before " + job + " did" + seen;
    String paid = timeout.billed() == Billed.YES ? " It has been paid for." : "";
    if (timeout.getCause() == null) {
      return ended + timeout.lastSeen().map(ErrorText::runsOn).orElse(".") + paid;
    }
    String polls =
        timeout.lastSeen().isPresent()
            ? "; the last poll of it failed: "
            : "; no poll of it succeeded, the last one failed: ";
    return ended + polls + Printable.line(RemedyText.message(timeout.getCause())) + paid;
  }

  /** A word of the vendor's own may not be understood, and is told. */
  private static String runsOn(VideoJob last) {
    String word = last.providerStatus();
    return last.status().isNamed(word)
        ? "; it runs on."
        : "; its status there is \"" + Printable.line(word) + "\", by which it is taken to run on.";
  }

  private static String described(VideoJob candidate) {
    StringBuilder text = new StringBuilder("it may be ").append(candidate.ref());
    text.append(", ").append(JobText.status(candidate));
    candidate.createdAt().ifPresent(time -> text.append(", created ").append(time));
    return text.toString();
  }
}
