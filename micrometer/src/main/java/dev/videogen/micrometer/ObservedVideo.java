package dev.videogen.micrometer;

import dev.videogen.JobRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an observation is of. There is no prompt in it, nor any other text of a request but its
 * tags.
 *
 * <p>Safe for use by several threads.
 */
public final class ObservedVideo {

  private final String instance;
  private final String provider;
  private final String model;
  private final Map<String, String> tags;
  private volatile @Nullable JobRef job;
  private volatile @Nullable String requestId;
  private volatile @Nullable String outcome;

  ObservedVideo(String instance, String provider, String model, Map<String, String> tags) {
    this.instance = instance;
    this.provider = provider;
    this.model = model;
    this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /**
   * The instance that is called.
   *
   * @return its configured name
   */
  public String instance() {
    return instance;
  }

  /**
   * The provider of the instance.
   *
   * @return its type as {@link VideogenObservations.Builder#providers} tells it; the instance's
   *     name unless told
   */
  public String provider() {
    return provider;
  }

  /**
   * The model that was asked for.
   *
   * @return its name, {@code none} where it is not known, {@code other} beyond the first hundred
   */
  public String model() {
    return model;
  }

  /**
   * The tags of the request.
   *
   * @return by name, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * The job.
   *
   * @return empty until it is created, and where there is none
   */
  public Optional<JobRef> job() {
    return Optional.ofNullable(job);
  }

  /**
   * The vendor's id of a request that failed.
   *
   * @return empty if there is none
   */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * How it ended.
   *
   * @return a word of a bounded set: an {@link dev.videogen.errors.ErrorKind} or a {@link
   *     dev.videogen.JobStatus} in lower case, {@code ok}, {@code saved}, {@code deleted}, {@code
   *     open} or {@code unexpected}; {@code open} until it has ended
   */
  public String outcome() {
    String known = outcome;
    return known == null ? Outcomes.OPEN : known;
  }

  void job(JobRef value) {
    job = value;
  }

  void requestId(@Nullable String value) {
    requestId = value;
  }

  void outcome(String value) {
    outcome = value;
  }
}
