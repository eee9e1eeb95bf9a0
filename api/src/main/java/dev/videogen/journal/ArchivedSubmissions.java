package dev.videogen.journal;

import dev.videogen.JobRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Submissions that are kept elsewhere than among a journal's entries. What cannot be read is an
 * {@link java.io.UncheckedIOException}.
 */
interface ArchivedSubmissions {

  /** There are none. */
  ArchivedSubmissions NONE =
      new ArchivedSubmissions() {
        @Override
        public Optional<JournaledSubmission> find(UUID id) {
          return Optional.empty();
        }

        @Override
        public boolean contains(UUID id) {
          return false;
        }

        @Override
        public Optional<JournaledSubmission> creatorOf(JobRef job) {
          return Optional.empty();
        }

        @Override
        public List<JournaledSubmission> holders(String key) {
          return List.of();
        }

        @Override
        public List<JournaledSubmission> unsettled() {
          return List.of();
        }

        @Override
        public List<JournaledSubmission> all() {
          return List.of();
        }

        @Override
        public Spent spent(LocalDate day) {
          return new DailySums().on(day);
        }
      };

  Optional<JournaledSubmission> find(UUID id);

  boolean contains(UUID id);

  Optional<JournaledSubmission> creatorOf(JobRef job);

  /** Those that have a key, which is not free. */
  List<JournaledSubmission> holders(String key);

  List<JournaledSubmission> unsettled();

  List<JournaledSubmission> all();

  Spent spent(LocalDate day);
}
