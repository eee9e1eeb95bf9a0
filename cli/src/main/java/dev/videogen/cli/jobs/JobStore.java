package dev.videogen.cli.jobs;

import dev.videogen.cli.error.UsageException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an app keeps what it has bought. */
interface JobStore {

  /**
   * A job, or what may become or be one.
   *
   * @param id by which the store knows it
   * @param state as the store calls it, in lower case
   * @param instance where it is bought
   * @param submittedAt when
   * @param job its job, once there is one
   * @param key the app's key
   * @param tags the app's tags
   * @param reason why it is uncertain, or what the last attempt failed with
   * @param parked whether a step of it was given up
   */
  record Entry(
      String id,
      String state,
      String instance,
      Instant submittedAt,
      Optional<String> job,
      Optional<String> key,
      Map<String, String> tags,
      Optional<String> reason,
      boolean parked) {}

  /**
   * What several cost together.
   *
   * @param of a day in UTC, or the value of a tag
   * @param jobs how many
   * @param cost US dollars
   */
  record Sum(String of, long jobs, BigDecimal cost) {}

  /** Where it is, without secrets. */
  String name();

  List<Entry> open();

  List<Entry> uncertain();

  /**
   * Those with a step that was given up.
   *
   * @throws UsageException if nothing is ever given up here
   */
  List<Entry> parked();

  List<Sum> costByDay(LocalDate from, LocalDate to);

  List<Sum> costByTag(String tag, LocalDate from, LocalDate to);
}
