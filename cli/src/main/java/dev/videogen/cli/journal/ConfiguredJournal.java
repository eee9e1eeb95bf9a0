package dev.videogen.cli.journal;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournaledSubmission;
import java.nio.file.Path;
import java.util.List;

/**
 * The journal that is configured.
 *
 * @param file where it is or will be
 */
public record ConfiguredJournal(Path file) {

  /**
   * The one that the settings name.
   *
   * @throws ConfigurationException if they name none
   */
  public static ConfiguredJournal of(Configuration configuration) {
    return configuration
        .clientIfSet(ClientSettings.JOURNAL_FILE)
        .map(ConfiguredJournal::new)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    ErrorDetails.builder(
                            Operation.OPEN,
                            "no journal is configured: set videogen.journal.file (or"
                                + " VIDEOGEN_JOURNAL_FILE) to the file in which submissions are to"
                                + " be noted")
                        .build()));
  }

  Journal journal() {
    return Journal.inFile(file);
  }

  /** All submissions that were noted, the oldest first. */
  List<JournaledSubmission> submissions() {
    return JournaledSubmission.in(journal());
  }

  /** Those of which something is left to be done, or that are in flight, the oldest first. */
  List<JournaledSubmission> unsettled() {
    return JournaledSubmission.unsettledIn(journal());
  }
}
