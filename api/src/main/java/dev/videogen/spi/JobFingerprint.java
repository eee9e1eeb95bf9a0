package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a job is recognised whose response was lost. What is empty is not known.
 *
 * @param prompt what is to be seen
 * @param model the model
 * @param size the size in pixels
 * @param duration the length
 * @param source the finished job that it is made from
 */
public record JobFingerprint(
    Optional<String> prompt,
    Optional<String> model,
    Optional<VideoSize> size,
    Optional<Duration> duration,
    Optional<JobRef> source) {

  private static final Pattern SNAPSHOT = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");

  /** Below the step between two lengths that a vendor offers; frames seldom make whole seconds. */
  private static final Duration LENGTH_TOLERANCE = Duration.ofSeconds(1);

  /** What an encoder rounds an edge by: 720 to 704, 1080 to 1088, 854 to 864. */
  private static final int EDGE_TOLERANCE = 32;

  /** How well a job fits. */
  public enum Fit {
    /** It is another job. */
    OTHER,
    /** Nothing speaks against it, but what the vendor tells is too little or not quite the same. */
    POSSIBLE,
    /** It has the same prompt, and all else that is known of both is the same. */
    SAME
  }

  /** Blanks around a prompt and the date of a model's snapshot are for the vendor to choose. */
  public JobFingerprint {
    prompt = prompt.map(String::strip);
    model = model.map(name -> SNAPSHOT.matcher(name).replaceAll(""));
  }

  /**
   * Those of the job that a request asks for. Length and size tell nothing of one that has a
   * source: vendors tell those of the whole, which is as long and large as its source lets it be.
   *
   * @param request what is sent, with the model's defaults filled in
   * @return its traits
   */
  public static JobFingerprint of(VideoRequest request) {
    boolean fromSource = request.source().isPresent();
    return new JobFingerprint(
        request.prompt(),
        request.model(),
        fromSource ? Optional.empty() : request.size(),
        fromSource ? Optional.empty() : request.duration(),
        request.source().flatMap(VideoSource::job));
  }

  /**
   * Those of a job that a vendor tells of.
   *
   * @param job any job
   * @return its traits
   */
  public static JobFingerprint of(VideoJob job) {
    return new JobFingerprint(job.prompt(), job.model(), job.size(), job.duration(), job.source());
  }

  /**
   * How well a job fits to what was sent.
   *
   * @param job the traits of a job that was found
   * @return the fit
   */
  public Fit fits(JobFingerprint job) {
    if (!couldBe(job)
        || differ(prompt.map(JobFingerprint::folded), job.prompt.map(JobFingerprint::folded))
        || differ(model.map(JobFingerprint::plain), job.model.map(JobFingerprint::plain))
        || (source.isEmpty() && job.source.isPresent())) {
      return Fit.OTHER;
    }
    boolean same =
        prompt.equals(job.prompt)
            && source.equals(job.source)
            && !differ(model, job.model)
            && !differ(size, job.size)
            && !differ(duration, job.duration);
    return same ? Fit.SAME : Fit.POSSIBLE;
  }

  /**
   * Whether a job could be the one that was asked for, however the vendor renders what it was sent:
   * prompts folded and cut, lengths and sizes rounded, models under names of the vendor's own, and
   * anything untold. Only if no job could be is it certain that there is none.
   *
   * @param job the traits of a job that was found
   * @return false if it is another job for certain
   */
  public boolean couldBe(JobFingerprint job) {
    boolean cut =
        prompt.isEmpty()
            || job.prompt.isEmpty()
            || FoldedPrompt.of(prompt.get()).couldBeToldAs(job.prompt.get());
    boolean length =
        duration.isEmpty()
            || job.duration.isEmpty()
            || duration.get().minus(job.duration.get()).abs().compareTo(LENGTH_TOLERANCE) < 0;
    boolean frame =
        size.isEmpty()
            || job.size.isEmpty()
            || (near(size.get().width(), job.size.get().width())
                && near(size.get().height(), job.size.get().height()));
    return cut && length && frame && !differ(source, job.source);
  }

  private static boolean near(int edge, int other) {
    return Math.abs(edge - other) <= EDGE_TOLERANCE;
  }

  private static String folded(String prompt) {
    return FoldedPrompt.of(prompt).text();
  }

  /** Gateways put a vendor's name before that of a model. */
  private static String plain(String model) {
    return model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static <T> boolean differ(Optional<T> wanted, Optional<T> found) {
    return wanted.isPresent() && found.isPresent() && !wanted.equals(found);
  }
}
