package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoSize;
import dev.videogen.internal.text.Seconds;
import dev.videogen.journal.JournalEntry.Charged;
import dev.videogen.journal.JournalEntry.Created;
import dev.videogen.journal.JournalEntry.Dismissed;
import dev.videogen.journal.JournalEntry.Ended;
import dev.videogen.journal.JournalEntry.Intent;
import dev.videogen.journal.JournalEntry.Refused;
import dev.videogen.journal.JournalEntry.Saved;
import dev.videogen.journal.JournalEntry.Target;
import dev.videogen.spi.JobFingerprint;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form of a whole submission as one line of an archive. Of one that is settled, what nobody
 * needs any more is left out: by what its job is recognised, and where it was to be saved.
 */
final class SubmissionFormat {

  static final String KIND = "submission";

  /** Who sent it is asked of those alone whose job is not known, and they are not archived. */
  private static final ProcessStamp ENDED = new ProcessStamp(0, Optional.empty());

  private SubmissionFormat() {}

  static String write(JournaledSubmission submission) {
    Intent intent = submission.intent();
    EntryFields fields =
        EntryFields.empty()
            .put("kind", KIND)
            .put("at", intent.at())
            .put("submission", intent.submission())
            .put("state", submission.state().name().toLowerCase(Locale.ROOT))
            .put("charge_usd", submission.charge())
            .putIfKnown("job", submission.job())
            .putIfKnown("key", intent.key().map(RequestKey::key))
            .putIfKnown("digest", intent.key().map(RequestKey::digest))
            .put("instance", intent.instance())
            .putIfKnown("adopted", Optional.of(true).filter(adopted -> submission.adopted()))
            .putIfKnown("billed", billed(submission))
            .putIfKnown("cost_usd", submission.cost())
            .putIfKnown("estimate_usd", intent.estimate())
            .put("variants", BigDecimal.valueOf(intent.variants()))
            .putTags(intent.tags())
            .putIfKnown("reason", submission.reason().filter(how -> submission.job().isPresent()))
            .putIfAny("files", submission.files());
    if (!submission.state().isSettled()) {
      JobFingerprint traits = intent.traits();
      fields
          .putIfKnown("prompt", traits.prompt())
          .putIfKnown("model", traits.model())
          .putIfKnown("size", traits.size())
          .putIfKnown("seconds", traits.duration().map(Seconds::of))
          .putIfKnown("source", traits.source())
          .putIfKnown("target", submission.target());
    }
    return JsonText.write(fields.values());
  }

  private static Optional<String> billed(JournaledSubmission submission) {
    return Optional.of(submission.billed())
        .filter(billed -> billed != Billed.UNKNOWN)
        .map(billed -> billed.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Reads what was written.
   *
   * @return the submission; empty if the line is none
   */
  static Optional<JournaledSubmission> read(String line) {
    try {
      return JsonText.read(line).map(EntryFields::new).map(SubmissionFormat::submission);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException damaged) {
      return Optional.empty();
    }
  }

  private static JournaledSubmission submission(EntryFields fields) {
    return new JournaledSubmission(
        intent(fields),
        fields.get("state", word -> SubmissionState.valueOf(word.toUpperCase(Locale.ROOT))),
        fields.find("job", JobRef::parse),
        fields.find("adopted", Boolean::valueOf).orElse(false),
        fields
            .find("billed", word -> Billed.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Billed.UNKNOWN),
        fields.find("cost_usd", EntryFields::amount),
        fields.find("reason", Function.identity()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        fields.find("target", Path::of),
        fields.texts("files").stream().map(Path::of).toList());
  }

  private static Intent intent(EntryFields fields) {
    return new Intent(
        fields.get("at", Instant::parse),
        fields.submission(),
        fields.text("instance"),
        ENDED,
        new JobFingerprint(
            fields.find("prompt", Function.identity()),
            fields.find("model", Function.identity()),
            fields.find("size", VideoSize::parse),
            fields.find("seconds", EntryFields::duration),
            fields.find("source", JobRef::parse)),
        fields.get("variants", Integer::valueOf),
        fields.find("estimate_usd", EntryFields::amount),
        fields
            .find("key", Function.identity())
            .map(key -> new RequestKey(key, fields.text("digest"))),
        fields.tags());
  }

  /**
   * The entries that say the same of a submission. What is not known any more has its first time.
   */
  static List<JournalEntry> entries(JournaledSubmission submission) {
    Intent intent = submission.intent();
    Instant at = intent.at();
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(intent);
    Optional<JobRef> job = submission.job();
    job.ifPresent(ref -> entries.addAll(entries(submission, ref)));
    if (submission.state() == SubmissionState.REFUSED) {
      entries.add(new Refused(at, intent.submission(), submission.reason().orElse("refused")));
    } else if (submission.state() == SubmissionState.DISMISSED) {
      entries.add(new Dismissed(at, intent.submission()));
    }
    return entries;
  }

  private static List<JournalEntry> entries(JournaledSubmission submission, JobRef job) {
    Instant at = submission.intent().at();
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(new Created(at, submission.id(), job, submission.adopted()));
    submission.target().ifPresent(file -> entries.add(new Target(at, job, file)));
    List<Path> files = submission.files();
    int videos = files.size() + (submission.state() == SubmissionState.SAVED ? 0 : 1);
    for (int variant = 0; variant < files.size(); variant++) {
      entries.add(new Saved(at, job, variant, videos, files.get(variant)));
    }
    submission.reason().ifPresent(how -> entries.add(new Ended(at, job, how)));
    if (submission.billed() != Billed.UNKNOWN) {
      entries.add(new Charged(at, job, submission.billed(), submission.cost()));
    }
    return entries;
  }
}
