package dev.videogen.http.internal.submission;

import dev.videogen.VideoJob;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ProviderContext;

/** Sends what costs money for one instance. */
public final class SubmissionExecutor {

  private final ProviderContext context;
  private final CallExecutor calls;
  private final VendorRules rules;
  private final String basePath;
  private final boolean adopt;
  private final SubmissionRegistry register = new SubmissionRegistry();

  /**
   * An executor that has sent nothing yet.
   *
   * @param rules where the id of a job may stand
   * @param basePath the path before those of the vendor's calls
   * @param adopt whether the one job that is found after a lost response is the response; otherwise
   *     it is only reported
   */
  public SubmissionExecutor(
      ProviderContext context,
      CallExecutor calls,
      VendorRules rules,
      String basePath,
      boolean adopt) {
    this.context = context;
    this.calls = calls;
    this.rules = rules;
    this.basePath = basePath;
    this.adopt = adopt;
  }

  public VideoJob submit(PaidRequest request) {
    PaidCall call = new PaidCall(request, context, calls, register, rules, basePath, adopt);
    return calls.loop().run(call.spec(), number -> call.attempt());
  }
}
