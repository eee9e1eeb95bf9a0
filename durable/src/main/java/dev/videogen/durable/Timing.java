package dev.videogen.durable;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param sendWithin how long after it was reserved a create may go to the socket
 * @param callTimeout how long a request may take from there
 * @param margin what is added before anybody else asks what became of it
 * @param searchAfter how long after a search that found nothing the next one is made, of three that
 *     must agree
 * @param recheckAfter when an uncertain purchase is looked for again; longer from time to time
 * @param pollInterval how long a job is left alone between two polls
 * @param giveUpAfter how long a create is tried again that vendors do not take
 * @param recoverEvery how often a node asks which purchases have lost their sender
 */
record Timing(
    Duration sendWithin,
    Duration callTimeout,
    Duration margin,
    Duration searchAfter,
    Duration recheckAfter,
    Duration pollInterval,
    Duration giveUpAfter,
    Duration recoverEvery) {

  static final Timing DEFAULT =
      new Timing(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5),
          Duration.ofDays(1),
          Duration.ofSeconds(10));

  /** The same with another interval between two polls of a job. */
  Timing polling(Duration interval) {
    return new Timing(
        sendWithin,
        callTimeout,
        margin,
        searchAfter,
        recheckAfter,
        interval,
        giveUpAfter,
        recoverEvery);
  }

  /** When nothing of a create can be under way any more, counted from its reservation. */
  Duration recoverAfter() {
    return sendWithin.plus(callTimeout).plus(margin);
  }
}
