package dev.videogen.fake;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.fake.ListingFaults.Listing;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a call goes. */
public sealed class ScriptedCall extends Scripted permits ScriptedSubmission {

  private @Nullable FakeError error;

  ScriptedCall(Object lock, String beginning) {
    super(lock, beginning);
  }

  /**
   * Lets an attempt of the call fail before the vendor has done anything. The fake retries as the
   * HTTP providers do, so the caller gets the error only if it is not retried, or comes with every
   * attempt.
   *
   * @param value what it fails with
   * @return this line
   */
  public final ScriptedCall failsWith(FakeError value) {
    Objects.requireNonNull(value, "error");
    say("failsWith(" + nameOf(value) + ")", () -> error = value);
    return this;
  }

  /**
   * Lets the call go as it would without a script, for the sake of those that follow.
   *
   * @return this line
   */
  public final ScriptedCall succeeds() {
    say("succeeds()", () -> error = null);
    return this;
  }

  /** Throws the error as a vendor tells it, if there is one. */
  final void perform(ErrorDetails details, FakePreset vendor) {
    if (error != null) {
      throw vendor.told(error).exception(details);
    }
  }

  /** How the job is listed whose response is lost; empty if the response arrives. */
  Optional<Listing> loss() {
    return Optional.empty();
  }

  static String nameOf(FakeError error) {
    return error instanceof VendorErrorResponse response ? response.toString() : "…";
  }
}
