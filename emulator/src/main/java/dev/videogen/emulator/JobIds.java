package dev.videogen.emulator;

import dev.videogen.JobRef;
import dev.videogen.fake.FakeVideoGenerator;

/** Ids of jobs in paths. */
final class JobIds {

  private JobIds() {}

  /**
   * An id that a job could have.
   *
   * @param param how the vendor names it
   * @throws RejectedRequestException if none could
   */
  static String checked(FakeVideoGenerator fake, String id, String param) {
    try {
      return JobRef.of(fake.name(), id).id();
    } catch (IllegalArgumentException none) {
      throw RejectedRequestException.invalid(param, "Invalid value for '" + param + "'.");
    }
  }
}
