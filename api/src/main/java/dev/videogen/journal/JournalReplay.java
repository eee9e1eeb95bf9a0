package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.journal.JournalEntry.Charged;
import dev.videogen.journal.JournalEntry.Created;
import dev.videogen.journal.JournalEntry.Dismissed;
import dev.videogen.journal.JournalEntry.Ended;
import dev.videogen.journal.JournalEntry.Intent;
import dev.videogen.journal.JournalEntry.Refused;
import dev.videogen.journal.JournalEntry.Saved;
import dev.videogen.journal.JournalEntry.Target;
import dev.videogen.journal.JournalEntry.Uncertain;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the entries of a journal into submissions, one entry after the other. */
final class JournalReplay {

  private final Map<UUID, Draft> drafts = new LinkedHashMap<>();
  private final Map<JobRef, Draft> draftsByJob = new HashMap<>();
  private final Map<String, List<Draft>> draftsByKey = new HashMap<>();

  void add(JournalEntry entry) {
    if (entry instanceof Intent intent) {
      begin(intent);
    } else if (entry instanceof Created created) {
      submission(created.submission(), draft -> created(draft, created));
    } else if (entry instanceof Refused refused) {
      submission(refused.submission(), draft -> draft.refusal = refused);
    } else if (entry instanceof Uncertain uncertain) {
      submission(uncertain.submission(), draft -> draft.doubt = uncertain);
    } else if (entry instanceof Dismissed dismissed) {
      submission(dismissed.submission(), draft -> draft.dismissed = true);
    } else if (entry instanceof Target target) {
      job(target.job(), draft -> draft.target = target.file());
    } else if (entry instanceof Saved saved) {
      job(saved.job(), draft -> draft.save(saved));
    } else if (entry instanceof Ended ended) {
      job(ended.job(), draft -> draft.end = ended.how());
    } else if (entry instanceof Charged charged) {
      job(charged.job(), draft -> draft.charge = charged);
    }
  }

  private void begin(Intent intent) {
    Draft draft = new Draft(intent);
    if (drafts.putIfAbsent(intent.submission(), draft) == null) {
      intent
          .key()
          .ifPresent(
              used -> draftsByKey.computeIfAbsent(used.key(), key -> new ArrayList<>()).add(draft));
    }
  }

  private void submission(UUID id, Consumer<Draft> change) {
    Optional.ofNullable(drafts.get(id)).ifPresent(change);
  }

  private void job(JobRef ref, Consumer<Draft> change) {
    Optional.ofNullable(draftsByJob.get(ref)).ifPresent(change);
  }

  private void created(Draft draft, Created created) {
    draft.job = created.job();
    draft.adopted = created.adopted();
    draftsByJob.put(created.job(), draft);
  }

  /** The submission that has a key; empty if the key is free. */
  Optional<JournaledSubmission> holder(String key) {
    return draftsByKey.getOrDefault(key, List.of()).stream()
        .map(Draft::finished)
        .filter(JournaledSubmission::holdsItsKey)
        .findFirst();
  }

  /** What is spent on a day, and in total. */
  Spent spent(LocalDate day) {
    BigDecimal onDay = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    for (JournaledSubmission submission : submissions()) {
      total = total.add(submission.charge());
      if (LocalDate.ofInstant(submission.intent().at(), ZoneOffset.UTC).equals(day)) {
        onDay = onDay.add(submission.charge());
      }
    }
    return new Spent(onDay, total);
  }

  List<JournaledSubmission> submissions() {
    return drafts.values().stream().map(Draft::finished).toList();
  }

  /** A submission as far as it was read. */
  private static final class Draft {

    private final Intent intent;
    private final SortedMap<Integer, Path> files = new TreeMap<>();
    private @Nullable JobRef job;
    private @Nullable Refused refusal;
    private @Nullable Uncertain doubt;
    private @Nullable Path target;
    private @Nullable String end;
    private @Nullable Charged charge;
    private boolean adopted;
    private boolean dismissed;
    private int videos = 1;

    Draft(Intent intent) {
      this.intent = intent;
    }

    void save(Saved saved) {
      videos = saved.variants();
      files.put(saved.variant(), saved.file());
    }

    JournaledSubmission finished() {
      return new JournaledSubmission(
          intent,
          state(),
          Optional.ofNullable(job),
          adopted,
          charge == null ? Billed.UNKNOWN : charge.billed(),
          charge == null ? Optional.empty() : charge.cost(),
          reason(),
          Optional.ofNullable(doubt).flatMap(Uncertain::named),
          doubt == null ? List.of() : doubt.candidates(),
          Optional.ofNullable(doubt).map(Uncertain::at),
          Optional.ofNullable(target),
          List.copyOf(files.values()));
    }

    private SubmissionState state() {
      if (job != null) {
        return stateOfJob();
      }
      if (refusal != null) {
        return SubmissionState.REFUSED;
      }
      if (dismissed) {
        return SubmissionState.DISMISSED;
      }
      return doubt == null && intent.process().isAlive()
          ? SubmissionState.IN_FLIGHT
          : SubmissionState.UNCERTAIN;
    }

    private SubmissionState stateOfJob() {
      if (files.size() >= videos) {
        return SubmissionState.SAVED;
      }
      if (end != null) {
        return SubmissionState.ENDED;
      }
      return dismissed ? SubmissionState.DISMISSED : SubmissionState.CREATED;
    }

    private Optional<String> reason() {
      if (job != null) {
        return Optional.ofNullable(end);
      }
      if (refusal != null) {
        return Optional.of(refusal.reason());
      }
      return Optional.ofNullable(doubt).map(Uncertain::reason);
    }
  }
}
