package dev.videogen.durable;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A purchase of videos as the database tells of it.
 *
 * @param id what {@link DurableVideos#submit} returned; never another
 * @param state how far it is
 * @param instance where it is bought
 * @param key the app's key; empty if the app gave none
 * @param tags what the app wants to recognise it by; unmodifiable
 * @param job the job, once there is one
 * @param adopted whether the job was found by a search, because the response was lost
 * @param estimate what it is expected to cost, in US dollars; empty as long as it was not sent, and
 *     if no price is known
 * @param billed whether the vendor charges for the job, as far as was seen
 * @param cost what the vendor said that it charges, in US dollars
 * @param reason why it was refused, is uncertain or has failed; or what the last attempt at the
 *     step at hand failed with
 * @param candidates jobs that may be the one of an uncertain purchase; unmodifiable
 * @param files where the videos are, in the order of the job's outputs; unmodifiable, and empty as
 *     long as they are not saved
 * @param attempts how often the step at hand has failed: to send, to save, or to tell the handler
 * @param parked whether that step was given up until {@link DurableVideos#retry} asks for it
 * @param node the node that sent it last; empty if none did
 * @param submittedAt when it was submitted, by the database's clock
 */
public record Purchase(
    UUID id,
    PurchaseState state,
    String instance,
    Optional<String> key,
    Map<String, String> tags,
    Optional<JobRef> job,
    boolean adopted,
    Optional<BigDecimal> estimate,
    Billed billed,
    Optional<BigDecimal> cost,
    Optional<String> reason,
    List<JobRef> candidates,
    List<URI> files,
    int attempts,
    boolean parked,
    Optional<String> node,
    Instant submittedAt) {

  /** Copies the collections. */
  public Purchase {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    candidates = List.copyOf(candidates);
    files = List.copyOf(files);
  }
}
