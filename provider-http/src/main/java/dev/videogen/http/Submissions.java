package dev.videogen.http;

import dev.videogen.VideoJob;
import dev.videogen.spi.ProviderContext;

/** Sends what costs money for one instance. */
final class Submissions {

  private final ProviderContext context;
  private final HttpCalls calls;
  private final SubmissionRecovery recovery;
  private final SubmissionRegister register = new SubmissionRegister();

  Submissions(ProviderContext context, HttpCalls calls, SubmissionRecovery recovery) {
    this.context = context;
    this.calls = calls;
    this.recovery = recovery;
  }

  VideoJob submit(Submission submission) {
    PaidCall call = new PaidCall(submission, context, calls, register, recovery);
    return calls.loop().run(call.spec(), number -> call.attempt());
  }
}
