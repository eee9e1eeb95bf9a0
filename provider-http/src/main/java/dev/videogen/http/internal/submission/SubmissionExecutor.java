package dev.videogen.http.internal.submission;

import dev.videogen.VideoJob;
import dev.videogen.http.Submission;
import dev.videogen.http.SubmissionRecovery;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.spi.ProviderContext;

/** Sends what costs money for one instance. */
public final class SubmissionExecutor {

  private final ProviderContext context;
  private final CallExecutor calls;
  private final SubmissionRecovery recovery;
  private final SubmissionRegistry register = new SubmissionRegistry();

  public SubmissionExecutor(
      ProviderContext context, CallExecutor calls, SubmissionRecovery recovery) {
    this.context = context;
    this.calls = calls;
    this.recovery = recovery;
  }

  public VideoJob submit(Submission submission) {
    PaidCall call = new PaidCall(submission, context, calls, register, recovery);
    return calls.loop().run(call.spec(), number -> call.attempt());
  }
}
