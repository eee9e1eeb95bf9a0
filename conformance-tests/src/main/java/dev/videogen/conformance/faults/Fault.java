package dev.videogen.conformance.faults;

import static dev.videogen.conformance.faults.SubmissionVerdict.MAY_HAVE_IT;
import static dev.videogen.conformance.faults.SubmissionVerdict.NEVER_SAW_IT;
import static dev.videogen.conformance.faults.SubmissionVerdict.REFUSED_IT;
import static dev.videogen.conformance.faults.SubmissionVerdict.SAYS_IT_FAILED;
import static dev.videogen.conformance.faults.SubmissionVerdict.TURNED_IT_AWAY;

import java.util.stream.Stream;

/** What can go wrong between a client and its vendor. */
enum Fault {
  REFUSED("connection refused", NEVER_SAW_IT),
  UNKNOWN_HOST("unknown host", NEVER_SAW_IT),
  UNTRUSTED("TLS: untrusted certificate", NEVER_SAW_IT),
  NO_TLS("TLS: garbage instead of it", NEVER_SAW_IT),
  CONNECT_TIMEOUT("connect time-out", NEVER_SAW_IT),
  RESET("reset before the response", MAY_HAVE_IT),
  RESET_IN_HEAD("reset in the head", MAY_HAVE_IT),
  CUT_BODY("cut body", MAY_HAVE_IT),
  STALL_IN_HEAD("stall in the head", MAY_HAVE_IT),
  STALL_IN_BODY("stall in the body", MAY_HAVE_IT),
  DRIP("drip, from the head on", MAY_HAVE_IT),
  DRIP_IN_BODY("drip in the body", MAY_HAVE_IT),
  GARBAGE("garbage", MAY_HAVE_IT),
  CUT_JSON("2xx with cut JSON", MAY_HAVE_IT),
  STATUS_400("400", REFUSED_IT),
  STATUS_401("401", REFUSED_IT),
  STATUS_403("403", REFUSED_IT),
  STATUS_404("404", REFUSED_IT),
  STATUS_408("408", MAY_HAVE_IT),
  STATUS_409("409", REFUSED_IT),
  STATUS_429("429", TURNED_IT_AWAY),
  STATUS_429_WAIT("429 with Retry-After", TURNED_IT_AWAY),
  STATUS_500("500", SAYS_IT_FAILED),
  STATUS_502("502", MAY_HAVE_IT),
  STATUS_503("503", SAYS_IT_FAILED),
  STATUS_503_WAIT("503 with Retry-After", TURNED_IT_AWAY),
  STATUS_504("504", MAY_HAVE_IT),
  REDIRECT_ELSEWHERE("redirect to another origin", REFUSED_IT),
  REDIRECT_TO_HTTP("redirect to plain http", REFUSED_IT),
  ENVELOPE("2xx in an envelope", MAY_HAVE_IT),
  ARRAY("2xx in an array", MAY_HAVE_IT),
  OTHER_ID("2xx with its ids renamed", MAY_HAVE_IT),
  ERROR_200("200 with an error", MAY_HAVE_IT),
  QUOTA_200("200 with a quota error", REFUSED_IT),
  EMPTY_200("200 with {}", MAY_HAVE_IT),
  PAGE_200("200 with a page", MAY_HAVE_IT),
  OTHER_TYPE("2xx of another type", MAY_HAVE_IT),
  PACKED("2xx packed unasked", MAY_HAVE_IT),
  OTHER_CLOCK("2xx with clocks behind", MAY_HAVE_IT);

  private final String label;
  private final SubmissionVerdict verdict;

  Fault(String label, SubmissionVerdict verdict) {
    this.label = label;
    this.verdict = verdict;
  }

  static Fault of(String label) {
    return Stream.of(values())
        .filter(fault -> fault.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fault: " + label));
  }

  /** As it is called in the table. */
  String label() {
    return label;
  }

  SubmissionVerdict verdict() {
    return verdict;
  }

  /** Whether it keeps a connection from coming about. */
  boolean isOfTheConnection() {
    return verdict == NEVER_SAW_IT;
  }

  boolean isOverTls() {
    return this == UNTRUSTED || this == NO_TLS || this == REDIRECT_TO_HTTP;
  }

  /** Whether the vendor may have done what it was asked all the same. */
  boolean mayBeCarriedOut() {
    return verdict == MAY_HAVE_IT || verdict == SAYS_IT_FAILED;
  }

  /** Whether the response is whole and of a form that the vendor has not promised. */
  boolean isStrange() {
    return compareTo(ENVELOPE) >= 0;
  }

  /** Whether a file that is not there yet may be the reason. */
  boolean isOfFileThatLags() {
    return this == STATUS_400 || this == STATUS_404 || this == STATUS_409;
  }

  /** Whether the server says when to come again. */
  boolean asksToWait() {
    return label.endsWith("Retry-After");
  }

  /** Whether a client without time-outs would wait for ever. */
  boolean isSilence() {
    return switch (this) {
      case CONNECT_TIMEOUT, STALL_IN_HEAD, STALL_IN_BODY, DRIP, DRIP_IN_BODY -> true;
      default -> false;
    };
  }
}
