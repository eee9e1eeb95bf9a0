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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The form of entries as JSON objects: what is not known is left out. */
final class EntryFormat {

  private EntryFormat() {}

  static String write(JournalEntry entry) {
    Fields fields = new Fields(new LinkedHashMap<>());
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
    return JsonText.write(fields.values);
  }

  private static void write(Intent intent, Fields fields) {
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
        .putIfKnown("tags", Optional.of(tags(intent)).filter(tags -> !tags.isEmpty()));
  }

  static Optional<JournalEntry> read(String line) {
    return JsonText.read(line).map(Fields::new).flatMap(EntryFormat::read);
  }

  /** Whether a line is an entry, if perhaps of a kind that only a later version knows. */
  static boolean isEntry(String line) {
    return JsonText.read(line)
        .map(Fields::new)
        .filter(fields -> fields.values.get("kind") instanceof String)
        .filter(EntryFormat::hasTime)
        .isPresent();
  }

  private static boolean hasTime(Fields fields) {
    try {
      return fields.find("at", Instant::parse).isPresent();
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Optional<JournalEntry> read(Fields fields) {
    try {
      Instant at = fields.get("at", Instant::parse);
      return Optional.ofNullable(
          switch (fields.text("kind")) {
            case "intent" -> intent(at, fields);
            case "created" ->
                new Created(
                    at,
                    submission(fields),
                    job(fields),
                    fields.find("adopted", Boolean::valueOf).orElse(false));
            case "refused" -> new Refused(at, submission(fields), fields.text("reason"));
            case "uncertain" ->
                new Uncertain(
                    at,
                    submission(fields),
                    fields.text("reason"),
                    fields.find("named", JobRef::parse),
                    candidates(fields));
            case "target" -> new Target(at, job(fields), fields.get("file", Path::of));
            case "saved" -> saved(at, fields);
            case "ended" -> new Ended(at, job(fields), fields.text("how"));
            case "charged" ->
                new Charged(
                    at,
                    job(fields),
                    fields.get("billed", word -> Billed.valueOf(word.toUpperCase(Locale.ROOT))),
                    fields.find("cost_usd", EntryFormat::amount));
            case "dismissed" -> new Dismissed(at, submission(fields));
            default -> null;
          });
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException other) {
      return Optional.empty();
    }
  }

  private static Intent intent(Instant at, Fields fields) {
    JobFingerprint traits =
        new JobFingerprint(
            fields.find("prompt", Function.identity()),
            fields.find("model", Function.identity()),
            fields.find("size", VideoSize::parse),
            fields.find("seconds", EntryFormat::duration),
            fields.find("source", JobRef::parse));
    return new Intent(
        at,
        submission(fields),
        fields.text("instance"),
        new ProcessStamp(
            fields.get("pid", Long::valueOf), fields.find("pid_started", Instant::parse)),
        traits,
        fields.get("variants", Integer::valueOf),
        fields.find("estimate_usd", EntryFormat::amount),
        fields
            .find("key", Function.identity())
            .map(key -> new RequestKey(key, fields.text("digest"))),
        tags(fields));
  }

  /** In pairs, for a journal's JSON nests no objects. */
  private static List<String> tags(Intent intent) {
    return intent.tags().entrySet().stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .toList();
  }

  private static Map<String, String> tags(Fields fields) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : fields.texts("tags")) {
      int equals = tag.indexOf('=');
      tags.put(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return tags;
  }

  private static Saved saved(Instant at, Fields fields) {
    return new Saved(
        at,
        job(fields),
        fields.get("variant", Integer::valueOf),
        fields.get("variants", Integer::valueOf),
        fields.get("file", Path::of));
  }

  private static Duration duration(String seconds) {
    return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
  }

  /** A few characters can stand for more digits than there is memory; and nothing costs less. */
  private static BigDecimal amount(String dollars) {
    BigDecimal amount = new BigDecimal(dollars);
    if (amount.signum() < 0 || amount.precision() > 64 || Math.abs((long) amount.scale()) > 64) {
      throw new IllegalArgumentException("no amount of dollars");
    }
    return amount;
  }

  private static UUID submission(Fields fields) {
    return fields.get("submission", UUID::fromString);
  }

  private static JobRef job(Fields fields) {
    return fields.get("job", JobRef::parse);
  }

  private static List<JobRef> candidates(Fields fields) {
    return fields.texts("candidates").stream().map(JobRef::parse).toList();
  }

  /** The members of one object. */
  private record Fields(Map<String, Object> values) {

    Fields put(String name, Object value) {
      values.put(name, value);
      return this;
    }

    Fields putIfKnown(String name, Optional<?> value) {
      value.ifPresent(known -> values.put(name, known));
      return this;
    }

    <T> Optional<T> find(String name, Function<String, T> form) {
      return Optional.ofNullable(values.get(name)).map(Object::toString).map(form);
    }

    <T> T get(String name, Function<String, T> form) {
      return find(name, form)
          .orElseThrow(() -> new IllegalArgumentException("no " + name + " is there"));
    }

    List<String> texts(String name) {
      return values.get(name) instanceof List<?> texts
          ? texts.stream().map(Object::toString).toList()
          : List.of();
    }

    String text(String name) {
      return get(name, Function.identity());
    }
  }
}
