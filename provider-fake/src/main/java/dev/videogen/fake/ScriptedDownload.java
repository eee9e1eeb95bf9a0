package dev.videogen.fake;

import dev.videogen.errors.ErrorDetails;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a download goes. What is said here adds up: {@code
 * nextDownload().ignoresRange().breaksAt(1000)} does both.
 *
 * <p>Positions count from the beginning of the file, also in a download that begins at an offset;
 * one that begins beyond the position is struck before its first byte.
 */
public final class ScriptedDownload extends Scripted {

  private @Nullable FakeError error;
  private DownloadFaults faults = DownloadFaults.NONE;

  ScriptedDownload(Object lock, String beginning) {
    super(lock, beginning);
  }

  /**
   * Lets an attempt to open the file fail before its first byte; it is retried as other calls are.
   *
   * @param value what it fails with
   * @return this line
   */
  public ScriptedDownload failsWith(FakeError value) {
    Objects.requireNonNull(value, "error");
    say("failsWith(" + ScriptedCall.nameOf(value) + ")", () -> error = value);
    return this;
  }

  /**
   * Breaks the connection: reading ends with an {@link java.io.IOException}.
   *
   * @param position the first byte that is not delivered
   * @return this line
   * @throws IllegalArgumentException if it is negative
   */
  public ScriptedDownload breaksAt(long position) {
    return ends("breaksAt", StreamFault.Kind.BREAK, position);
  }

  /**
   * Stalls: reading blocks until the stream is closed, or the reading thread is interrupted, and
   * then ends with an {@link java.io.IOException}.
   *
   * @param position the first byte that is not delivered
   * @return this line
   * @throws IllegalArgumentException if it is negative
   */
  public ScriptedDownload stallsAt(long position) {
    return ends("stallsAt", StreamFault.Kind.STALL, position);
  }

  /**
   * Ends the file early, as if that were all of it; the length that is told stays.
   *
   * @param position the first byte that is not delivered
   * @return this line
   * @throws IllegalArgumentException if it is negative
   */
  public ScriptedDownload endsAt(long position) {
    return ends("endsAt", StreamFault.Kind.END, position);
  }

  /**
   * Starts at the beginning, whatever offset was asked for.
   *
   * @return this line
   */
  public ScriptedDownload ignoresRange() {
    say("ignoresRange()", () -> faults = faults.withoutRange());
    return this;
  }

  /**
   * Tells a wrong length. No more bytes come than that, as over HTTP.
   *
   * @param bytes the length that is told, 0 or more
   * @return this line
   * @throws IllegalArgumentException if it is negative
   */
  public ScriptedDownload claimsLength(long bytes) {
    checkPosition(bytes);
    say("claimsLength(" + bytes + ")", () -> faults = faults.withClaimedLength(bytes));
    return this;
  }

  /**
   * Tells no length.
   *
   * @return this line
   */
  public ScriptedDownload tellsNoLength() {
    say("tellsNoLength()", () -> faults = faults.withoutLength());
    return this;
  }

  /**
   * Delivers another file under another ETag, as if the vendor had rendered anew; one that was
   * begun before can then not be resumed.
   *
   * @return this line
   */
  public ScriptedDownload changesEtag() {
    say("changesEtag()", () -> faults = faults.withChangedFile());
    return this;
  }

  /**
   * Lets the download go as it would without a script, for the sake of those that follow.
   *
   * @return this line
   */
  public ScriptedDownload succeeds() {
    say(
        "succeeds()",
        () -> {
          error = null;
          faults = DownloadFaults.NONE;
        });
    return this;
  }

  private ScriptedDownload ends(String how, StreamFault.Kind kind, long position) {
    checkPosition(position);
    say(how + "(" + position + ")", () -> faults = faults.with(new StreamFault(kind, position)));
    return this;
  }

  private static void checkPosition(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a position or length is 0 or more, not " + bytes);
    }
  }

  /** What goes wrong once the download has begun. Throws the error, if there is one. */
  DownloadFaults perform(ErrorDetails details, FakePreset vendor) {
    if (error != null) {
      throw vendor.told(error).exception(details);
    }
    return faults;
  }
}
