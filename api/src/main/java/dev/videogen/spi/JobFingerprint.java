package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a job is recognised whose answer was lost. What is empty is not known.
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

  /** How well a job fits. */
  public enum Fit {
    /** It is another job. */
    OTHER,
    /** Nothing speaks against it, but the vendor tells too little to be sure. */
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
    Optional<JobRef> source = request.source().flatMap(VideoSource::job);
    return source.isPresent()
        ? new JobFingerprint(
            request.prompt(), request.model(), Optional.empty(), Optional.empty(), source)
        : new JobFingerprint(
            request.prompt(), request.model(), request.size(), request.duration(), source);
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
    if (differ(prompt, job.prompt)
        || differ(model, job.model)
        || differ(size, job.size)
        || differ(duration, job.duration)
        || differ(source, job.source)
        || (source.isEmpty() && job.source.isPresent())) {
      return Fit.OTHER;
    }
    return prompt.equals(job.prompt) && source.equals(job.source) ? Fit.SAME : Fit.POSSIBLE;
  }

  private static <T> boolean differ(Optional<T> wanted, Optional<T> found) {
    return wanted.isPresent() && found.isPresent() && !wanted.equals(found);
  }
}
