package dev.videogen.durable;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.journal.RequestKey;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.JobFingerprint;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a row of purchases is to a journal. */
final class JournalView {

  private JournalView() {}

  static JournaledSubmission submission(PurchaseRow row) {
    return new JournaledSubmission(
        intent(row),
        state(row),
        row.job(),
        row.adopted(),
        row.billed(),
        row.cost(),
        row.reason(),
        row.named(),
        row.candidates(),
        row.uncertainAt(),
        row.target().map(Path::of),
        files(row));
  }

  /** A sender whose time is over has left something that may be a job, whether it lives or not. */
  private static SubmissionState state(PurchaseRow row) {
    return switch (row.state()) {
      case PENDING -> SubmissionState.IN_FLIGHT;
      case SENDING -> row.overdue() ? SubmissionState.UNCERTAIN : SubmissionState.IN_FLIGHT;
      case CREATED, COMPLETED -> SubmissionState.CREATED;
      case SAVED -> SubmissionState.SAVED;
      case FAILED -> SubmissionState.ENDED;
      case REFUSED -> SubmissionState.REFUSED;
      case UNCERTAIN -> SubmissionState.UNCERTAIN;
      case DISMISSED -> SubmissionState.DISMISSED;
    };
  }

  /** What is to be sent; of a purchase that no node has begun to send, as far as it is stored. */
  static JournalEntry.Intent intent(PurchaseRow row) {
    Optional<JournalEntry.Intent> stored =
        row.intent()
            .flatMap(JournalEntry::parse)
            .filter(JournalEntry.Intent.class::isInstance)
            .map(JournalEntry.Intent.class::cast);
    return new JournalEntry.Intent(
        stored.map(JournalEntry.Intent::at).or(row::sendingAt).orElse(row.submittedAt()),
        row.id(),
        row.instance(),
        new ProcessStamp(0, Optional.empty()),
        stored.map(JournalEntry.Intent::traits).orElse(nothingKnown()),
        stored.map(JournalEntry.Intent::variants).orElse(1),
        row.estimate(),
        row.key().flatMap(key -> row.digest().map(digest -> new RequestKey(key, digest))),
        row.tags());
  }

  private static JobFingerprint nothingKnown() {
    return new JobFingerprint(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Those that are files of a folder. */
  private static List<Path> files(PurchaseRow row) {
    List<Path> paths = new ArrayList<>();
    for (String file : row.files()) {
      try {
        paths.add(Path.of(URI.create(file)));
      } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
        // It is in a store of another kind.
      }
    }
    return paths;
  }

  /** The entries that a row stands for, for those who read a whole journal. */
  static List<JournalEntry> entries(PurchaseRow row) {
    JournalEntry.Intent intent = intent(row);
    List<JournalEntry> entries = new ArrayList<>(List.of(intent));
    Instant at = intent.at();
    String reason = row.reason().orElse("");
    if (row.job().isPresent()) {
      JobRef job = row.job().get();
      entries.add(
          new JournalEntry.Created(row.createdAt().orElse(at), row.id(), job, row.adopted()));
      if (row.state() == PurchaseState.FAILED) {
        entries.add(new JournalEntry.Ended(at, job, reason));
      }
      if (row.billed() != Billed.UNKNOWN) {
        entries.add(new JournalEntry.Charged(at, job, row.billed(), row.cost()));
      }
      row.target()
          .map(Path::of)
          .ifPresent(file -> entries.add(new JournalEntry.Target(at, job, file)));
      List<Path> files = files(row);
      for (Path file : files) {
        entries.add(new JournalEntry.Saved(at, job, files.indexOf(file), files.size(), file));
      }
    } else if (row.state() == PurchaseState.REFUSED) {
      entries.add(new JournalEntry.Refused(at, row.id(), reason));
    } else if (row.state() == PurchaseState.DISMISSED) {
      entries.add(new JournalEntry.Dismissed(at, row.id()));
    } else if (row.uncertainAt().isPresent() || row.overdue()) {
      entries.add(
          new JournalEntry.Uncertain(
              row.uncertainAt().orElse(at), row.id(), reason, row.named(), row.candidates()));
    }
    return entries;
  }
}
