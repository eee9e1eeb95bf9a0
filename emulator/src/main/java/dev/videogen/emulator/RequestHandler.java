package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;

/** Responds to requests. Used by many threads at once. */
interface RequestHandler {

  /** What is sent for a call. */
  SentResponse respond(Call call);

  /**
   * What is sent for a request that could not be read, or must not be served.
   *
   * @param target the path and the query, by which the vendor is known; blank if they are not
   *     understood
   */
  Response refuse(String target, RejectedRequestException refusal);
}
