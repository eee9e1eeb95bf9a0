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
import dev.videogen.journal.JournalEntry.Uncertain;
import dev.videogen.spi.JobFingerprint;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The form of entries as JSON objects: what is not known is left out. */
final class EntryFormat {

  private EntryFormat() {}

  static String write(JournalEntry entry) {
    EntryFields fields = new EntryFields(new LinkedHashMap<>());
    fields.put("kind", entry.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    fields.put("at", entry.at());
    if (entry instanceof Intent intent) {
      write(intent, fields);
    } else if (entry instanceof Created created) {
      fields.put("submission", created.submission()).put("job", created.job());
      fields.putIfKnown("adopted", Optional.of(true).filter(adopted -> created.adopted()));
    } else if (entry instanceof Refused refused) {
      fields.put("submission", refused.submission()).put("reason", refused.reason());
    } else if (entry instanceof Uncertain uncertain) {
      fields.put("submission", uncertain.submission()).put("reason", uncertain.reason());
      fields.putIfKnown("named", uncertain.named());
      fields.put("candidates", uncertain.candidates());
    } else if (entry instanceof Target target) {
      fields.put("job", target.job()).put("file", target.file());
    } else if (entry instanceof Saved saved) {
      fields.put("job", saved.job());
      fields.put("variant", BigDecimal.valueOf(saved.variant()));
      fields.put("variants", BigDecimal.valueOf(saved.variants()));
      fields.put("file", saved.file());
    } else if (entry instanceof Ended ended) {
      fields.put("job", ended.job()).put("how", ended.how());
    } else if (entry instanceof Charged charged) {
      fields
          .put("job", charged.job())
          .put("billed", charged.billed().name().toLowerCase(Locale.ROOT));
      fields.putIfKnown("cost_usd", charged.cost());
    } else if (entry instanceof Dismissed dismissed) {
      fields.put("submission", dismissed.submission());
    }
    return JsonText.write(fields.values());
  }

  private static void write(Intent intent, EntryFields fields) {
    JobFingerprint traits = intent.traits();
    fields
        .put("submission", intent.submission())
        .put("instance", intent.instance())
        .put("pid", BigDecimal.valueOf(intent.process().pid()))
        .putIfKnown("pid_started", intent.process().started())
        .putIfKnown("prompt", traits.prompt())
        .putIfKnown("model", traits.model())
        .putIfKnown("size", traits.size())
        .putIfKnown("seconds", traits.duration().map(Seconds::of))
        .put("variants", BigDecimal.valueOf(intent.variants()))
        .putIfKnown("source", traits.source())
        .putIfKnown("estimate_usd", intent.estimate())
        .putIfKnown("key", intent.key().map(RequestKey::key))
        .putIfKnown("digest", intent.key().map(RequestKey::digest))
        .putTags(intent.tags());
  }

  static Optional<JournalEntry> read(String line) {
    return JsonText.read(line).map(EntryFields::new).flatMap(EntryFormat::read);
  }

  /** Whether a line is an entry, if perhaps of a kind that only a later version knows. */
  static boolean isEntry(String line) {
    return JsonText.read(line)
        .map(EntryFields::new)
        .filter(fields -> fields.values().get("kind") instanceof String)
        .filter(EntryFormat::hasTime)
        .isPresent();
  }

  private static boolean hasTime(EntryFields fields) {
    try {
      return fields.find("at", Instant::parse).isPresent();
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Optional<JournalEntry> read(EntryFields fields) {
    try {
      Instant at = fields.get("at", Instant::parse);
      return Optional.ofNullable(
          switch (fields.text("kind")) {
            case "intent" -> intent(at, fields);
            case "created" ->
                new Created(
                    at,
                    fields.submission(),
                    fields.job(),
                    fields.find("adopted", Boolean::valueOf).orElse(false));
            case "refused" -> new Refused(at, fields.submission(), fields.text("reason"));
            case "uncertain" ->
                new Uncertain(
                    at,
                    fields.submission(),
                    fields.text("reason"),
                    fields.find("named", JobRef::parse),
                    fields.jobs("candidates"));
            case "target" -> new Target(at, fields.job(), fields.get("file", Path::of));
            case "saved" -> saved(at, fields);
            case "ended" -> new Ended(at, fields.job(), fields.text("how"));
            case "charged" ->
                new Charged(
                    at,
                    fields.job(),
                    fields.get("billed", word -> Billed.valueOf(word.toUpperCase(Locale.ROOT))),
                    fields.find("cost_usd", EntryFields::amount));
            case "dismissed" -> new Dismissed(at, fields.submission());
            default -> null;
          });
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException other) {
      return Optional.empty();
    }
  }

  private static Intent intent(Instant at, EntryFields fields) {
    JobFingerprint traits =
        new JobFingerprint(
            fields.find("prompt", Function.identity()),
            fields.find("model", Function.identity()),
            fields.find("size", VideoSize::parse),
            fields.find("seconds", EntryFields::duration),
            fields.find("source", JobRef::parse));
    return new Intent(
        at,
        fields.submission(),
        fields.text("instance"),
        new ProcessStamp(
            fields.get("pid", Long::valueOf), fields.find("pid_started", Instant::parse)),
        traits,
        fields.get("variants", Integer::valueOf),
        fields.find("estimate_usd", EntryFields::amount),
        fields
            .find("key", Function.identity())
            .map(key -> new RequestKey(key, fields.text("digest"))),
        fields.tags());
  }

  private static Saved saved(Instant at, EntryFields fields) {
    return new Saved(
        at,
        fields.job(),
        fields.get("variant", Integer::valueOf),
        fields.get("variants", Integer::valueOf),
        fields.get("file", Path::of));
  }
}
