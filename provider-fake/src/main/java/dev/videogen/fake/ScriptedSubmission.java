package dev.videogen.fake;

import dev.videogen.fake.ListingFaults.Listing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a create goes. What loses its response has been paid for: the job is there, and nothing tells
 * the caller. What the caller gets depends on what the vendor's list shows, for the fake searches
 * it for the job three times over ten seconds, as the HTTP providers do.
 */
public final class ScriptedSubmission extends ScriptedCall {

  private @Nullable Listing listing;

  ScriptedSubmission(Object lock, String beginning) {
    super(lock, beginning);
  }

  /**
   * Creates the job and loses the response, and the list lags behind: the next three times it is
   * read, it does not show the job. The caller gets a {@link
   * dev.videogen.errors.SubmissionUncertainException} without candidates; the job can be listed
   * afterwards.
   *
   * @return this line
   */
  public ScriptedSubmission losesResponse() {
    return loses("losesResponse()", Listing.LATE);
  }

  /**
   * Creates the job and loses the response, and the list tells too little: the next three times it
   * is read, the job has no prompt. The caller gets a {@link
   * dev.videogen.errors.SubmissionUncertainException} with the job as its candidate.
   *
   * @return this line
   */
  public ScriptedSubmission losesResponseButFindsJob() {
    return loses("losesResponseButFindsJob()", Listing.WITHOUT_PROMPT);
  }

  /**
   * Creates the job and breaks the connection before the response, and the list shows the job. The
   * caller gets the job, which says that it was {@linkplain dev.videogen.VideoJob#adopted()
   * adopted}.
   *
   * @return this line
   */
  public ScriptedSubmission losesConnection() {
    return loses("losesConnection()", Listing.SHOWN);
  }

  private ScriptedSubmission loses(String clause, Listing value) {
    say(clause, () -> listing = value);
    return this;
  }

  @Override
  Optional<Listing> loss() {
    return Optional.ofNullable(listing);
  }
}
