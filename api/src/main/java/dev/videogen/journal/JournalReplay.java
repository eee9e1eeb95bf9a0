package dev.videogen.journal;

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
import dev.videogen.journal.SubmissionDraft.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the entries of a journal into submissions, one entry after the other, and keeps what is
 * asked of them at hand. One of which there is news is taken out of the archive.
 */
final class JournalReplay {

  private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);

  private static final Comparator<JournaledSubmission> OLDEST_FIRST =
      Comparator.comparing(submission -> submission.intent().at());

  private final ArchivedSubmissions archive;
  private final Map<UUID, SubmissionDraft> drafts = new LinkedHashMap<>();
  private final Map<JobRef, SubmissionDraft> draftsByJob = new HashMap<>();
  private final Map<String, List<SubmissionDraft>> draftsByKey = new HashMap<>();

  /** What the drafts count beyond what the archive does. */
  private final DailySums sums = new DailySums();

  private int settled;
  private int created;

  JournalReplay(ArchivedSubmissions archive) {
    this.archive = archive;
  }

  /** All entries are those of one journal without an archive. */
  static JournalReplay of(Collection<JournalEntry> entries) {
    JournalReplay replay = new JournalReplay(ArchivedSubmissions.NONE);
    entries.forEach(replay::add);
    return replay;
  }

  void add(JournalEntry entry) {
    if (entry instanceof Intent intent) {
      if (!drafts.containsKey(intent.submission()) && !archive.contains(intent.submission())) {
        SubmissionDraft draft = begin(intent, false);
        sums.add(DailySums.dayOf(intent.at()), draft.charge());
      }
    } else if (entry instanceof Created news) {
      ofSubmission(news.submission(), news);
    } else if (entry instanceof Refused news) {
      ofSubmission(news.submission(), news);
    } else if (entry instanceof Uncertain news) {
      ofSubmission(news.submission(), news);
    } else if (entry instanceof Dismissed news) {
      ofSubmission(news.submission(), news);
    } else if (entry instanceof Target news) {
      ofJob(news.job(), news);
    } else if (entry instanceof Saved news) {
      ofJob(news.job(), news);
    } else if (entry instanceof Ended news) {
      ofJob(news.job(), news);
    } else if (entry instanceof Charged news) {
      ofJob(news.job(), news);
    }
  }

  private SubmissionDraft begin(Intent intent, boolean archived) {
    SubmissionDraft draft = new SubmissionDraft(intent, archived);
    drafts.put(intent.submission(), draft);
    intent
        .key()
        .ifPresent(
            used -> draftsByKey.computeIfAbsent(used.key(), key -> new ArrayList<>(1)).add(draft));
    return draft;
  }

  private void ofSubmission(UUID id, JournalEntry news) {
    Optional.ofNullable(drafts.get(id))
        .or(() -> archive.find(id).map(this::takenOut))
        .ifPresentOrElse(draft -> change(draft, news), () -> tellLone(news));
  }

  /** The line of its intent may be spoilt. */
  private static void tellLone(JournalEntry news) {
    if (news instanceof Created job) {
      LOG.warn(
          "the job {} is in the journal without what was asked for, so it is not listed; it was"
              + " paid for",
          job.job());
    } else if (news instanceof Uncertain create) {
      LOG.warn(
          "an uncertain create is in the journal without what was asked for, so it is not listed;"
              + " its job may be one of {}",
          Stream.concat(create.named().stream(), create.candidates().stream()).toList());
    }
  }

  private void ofJob(JobRef job, JournalEntry news) {
    Optional.ofNullable(draftsByJob.get(job))
        .or(() -> archive.creatorOf(job).map(this::takenOut))
        .ifPresent(draft -> change(draft, news));
  }

  /** The archive goes on counting it. */
  private SubmissionDraft takenOut(JournaledSubmission archived) {
    SubmissionDraft there = drafts.get(archived.id());
    if (there != null) {
      return there;
    }
    SubmissionDraft draft = begin(archived.intent(), true);
    SubmissionFormat.entries(archived).stream().skip(1).forEach(draft::add);
    archived.job().ifPresent(job -> draftsByJob.putIfAbsent(job, draft));
    count(draft.phase(), 1);
    return draft;
  }

  private void change(SubmissionDraft draft, JournalEntry news) {
    LocalDate day = DailySums.dayOf(draft.intent().at());
    sums.add(day, draft.charge().negate());
    count(draft.phase(), -1);
    draft.add(news);
    count(draft.phase(), 1);
    sums.add(day, draft.charge());
    if (news instanceof Created of) {
      draftsByJob.put(of.job(), draft);
    }
  }

  private void count(Phase phase, int more) {
    settled += phase == Phase.SETTLED ? more : 0;
    created += phase == Phase.CREATED ? more : 0;
  }

  /** The submission that has a key; empty if the key is free. */
  Optional<JournaledSubmission> holder(String key) {
    Stream<JournaledSubmission> here =
        draftsByKey.getOrDefault(key, List.of()).stream()
            .map(SubmissionDraft::finished)
            .filter(JournaledSubmission::holdsItsKey);
    return Stream.concat(untouched(archive.holders(key)), here).findFirst();
  }

  private Stream<JournaledSubmission> untouched(List<JournaledSubmission> archived) {
    return archived.stream().filter(submission -> !drafts.containsKey(submission.id()));
  }

  /** The submission that has created a job. */
  Optional<JournaledSubmission> creatorOf(JobRef job) {
    return Optional.ofNullable(draftsByJob.get(job))
        .filter(draft -> draft.hasCreated(job))
        .map(SubmissionDraft::finished)
        .or(() -> untouched(archive.creatorOf(job).stream().toList()).findFirst());
  }

  /** What is spent on a day, and in total. */
  Spent spent(LocalDate day) {
    Spent here = sums.on(day);
    Spent archived = archive.spent(day);
    return new Spent(archived.onDay().add(here.onDay()), archived.total().add(here.total()));
  }

  /** Those of which something is left to be done. */
  List<JournaledSubmission> unsettled() {
    return inOrder(
        archive.unsettled(),
        drafts.values().stream().filter(draft -> draft.phase() != Phase.SETTLED));
  }

  List<JournaledSubmission> submissions() {
    return inOrder(archive.all(), drafts.values().stream());
  }

  private List<JournaledSubmission> inOrder(
      List<JournaledSubmission> archived, Stream<SubmissionDraft> here) {
    Stream<JournaledSubmission> finished = here.map(SubmissionDraft::finished);
    return archived.isEmpty()
        ? finished.toList()
        : Stream.concat(untouched(archived), finished).sorted(OLDEST_FIRST).toList();
  }

  /**
   * Whether at least half of all can go into an archive.
   *
   * @param maxCreated how many of which something is left to be done stay
   */
  boolean isWorthArchiving(int maxCreated) {
    int archivable = settled + Math.max(0, created - maxCreated);
    return archivable > 0 && 2L * archivable >= drafts.size();
  }

  /**
   * Those that go into an archive: the settled ones, those that are from there, and the oldest with
   * a job. It is not known of the others whether they have one.
   *
   * @param maxCreated how many of which something is left to be done stay
   */
  List<SubmissionDraft> archivable(int maxCreated) {
    List<SubmissionDraft> archivable = new ArrayList<>();
    int tooMany = created - maxCreated;
    for (SubmissionDraft draft : drafts.values()) {
      boolean oldest = draft.phase() == Phase.CREATED && tooMany-- > 0;
      if (oldest || draft.isArchived() || draft.phase() == Phase.SETTLED) {
        archivable.add(draft);
      }
    }
    return archivable;
  }

  Collection<SubmissionDraft> drafts() {
    return drafts.values();
  }
}
