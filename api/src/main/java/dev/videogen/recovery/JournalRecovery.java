package dev.videogen.recovery;

import dev.videogen.GenerateOptions;
import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what a journal says is unfinished, as after a restart: waits for the jobs that were
 * created and saves their videos, and looks for the jobs of uncertain submissions.
 *
 * <pre>{@code
 * try (VideoClient videos = VideoClient.open()) {
 *   JournalRecovery recovery = JournalRecovery.of(videos);
 *   for (JournaledSubmission left : recovery.unsettled()) {
 *     recovery.recover(left, Path.of("videos"), GenerateOptions.defaults());
 *   }
 * }
 * }</pre>
 *
 * <p>A job is taken for the one of an uncertain submission if a response named it and it can be
 * read now, or if it is the only one that the vendor lists of that time with the same prompt,
 * model, size, duration and remix source, and is that of no other submission of the journal.
 * Nothing is ever submitted again.
 *
 * <p>A job that another recovery or the process that created it is about to save, too, may be saved
 * twice.
 */
public final class JournalRecovery {

  private final VideoClient videos;
  private final Journal journal;
  private final boolean adopting;
  private final boolean overwriting;

  private JournalRecovery(
      VideoClient videos, Journal journal, boolean adopting, boolean overwriting) {
    this.videos = videos;
    this.journal = journal;
    this.adopting = adopting;
    this.overwriting = overwriting;
  }

  /**
   * The recovery of a client's journal.
   *
   * @param videos a client that has a journal, and knows the instances that are in it
   * @return the recovery
   * @throws ConfigurationException if the client has none
   */
  public static JournalRecovery of(VideoClient videos) {
    Journal journal =
        videos
            .journal()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        ErrorDetails.builder(
                                Operation.OPEN,
                                "there is no journal: set videogen.journal.file to the file in"
                                    + " which submissions are to be noted")
                            .build()));
    return new JournalRecovery(videos, journal, true, false);
  }

  /**
   * The same, but no job is taken for that of an uncertain submission; those that may be it are
   * reported. For accounts on which several programs send the same prompts.
   *
   * @return a changed copy
   */
  public JournalRecovery withoutAdopting() {
    return new JournalRecovery(videos, journal, false, overwriting);
  }

  /**
   * The same, but files of the folder are replaced by the videos that are to be saved under their
   * names. Otherwise a video goes beside them.
   *
   * @return a changed copy
   */
  public JournalRecovery overwriting() {
    return new JournalRecovery(videos, journal, adopting, true);
  }

  /**
   * The submissions of which a job may be running or the videos may be lost, but for those that a
   * running process waits for.
   *
   * @return those that are {@link SubmissionState#CREATED} or {@link SubmissionState#UNCERTAIN},
   *     the oldest first
   * @throws LocalStorageException if the journal cannot be read
   */
  public List<JournaledSubmission> unsettled() {
    return JournaledSubmission.unsettledIn(journal).stream()
        .filter(submission -> submission.state() != SubmissionState.IN_FLIGHT)
        .toList();
  }

  /**
   * Recovers a submission: finds out its job if that is uncertain, waits for the job, and saves its
   * videos in a folder. The file that the journal names is heeded if it is inside the folder once
   * links are followed; a journal is data, and whoever has written it says nothing about other
   * folders. A file that is there is kept, and the video saved beside it.
   *
   * @param submission one of {@link #unsettled()}
   * @param folder where to save, under a name made of the job's ref where the journal names no file
   *     inside it; it must exist
   * @param options how to wait and save; whether to overwrite is said by {@link #overwriting()}
   * @return the video, or what stands against it: among others a {@link
   *     SubmissionUncertainException} if it is still not known whether there is a job, with those
   *     that may be it
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public Recovered recover(JournaledSubmission submission, Path folder, GenerateOptions options) {
    @Nullable JobRef job = null;
    try {
      job = submission.job().isPresent() ? submission.job().get() : searched(submission);
      Path target = RecoveryTarget.of(submission, job, folder, overwriting);
      GenerateOptions saving =
          overwriting ? options : options.saving(options.saving().keepExisting());
      return Recovered.saved(submission, videos.save(job, target, saving));
    } catch (VideoInterruptedException interrupted) {
      throw interrupted;
    } catch (VideoException failure) {
      return Recovered.failed(submission, Optional.ofNullable(job), failure);
    }
  }

  /** The one job that it can be, which is then noted. */
  private JobRef searched(JournaledSubmission submission) {
    Optional<JobRef> named =
        submission.named().filter(job -> isNoOthers(job, submission)).filter(this::exists);
    if (named.isPresent()) {
      note(new JournalEntry.Created(TimeSource.system().now(), submission.id(), named.get()));
      return named.get();
    }
    SubmissionSearch search = new SubmissionSearch(submission, journal);
    SubmissionSearch.Found found;
    try {
      String instance = submission.intent().instance();
      found = search.among(videos.on(instance)::list);
    } catch (VideoInterruptedException interrupted) {
      throw interrupted;
    } catch (VideoException notListed) {
      throw uncertain(submission, search.unlisted(notListed), List.of(), notListed);
    }
    Optional<JobRef> job = found.certain().filter(certain -> adopting);
    if (job.isEmpty()) {
      throw uncertain(submission, found.doubt(), found.candidates(), null);
    }
    note(new JournalEntry.Created(TimeSource.system().now(), submission.id(), job.get(), true));
    return job.get();
  }

  /** Whether no other submission has created the job that a response named. */
  private boolean isNoOthers(JobRef job, JournaledSubmission submission) {
    return JournaledSubmission.creatorOf(job, journal)
        .filter(creator -> !creator.id().equals(submission.id()))
        .isEmpty();
  }

  /** Whether the job can be read that a response named. */
  private boolean exists(JobRef job) {
    try {
      videos.retrieve(job);
      return true;
    } catch (VideoInterruptedException interrupted) {
      throw interrupted;
    } catch (VideoException unavailable) {
      return false;
    }
  }

  private void note(JournalEntry.Created created) {
    try {
      journal.append(created);
    } catch (IOException | RuntimeException failure) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.AWAIT,
                  "the job " + created.job() + " was found and could not be noted in " + journal)
              .provider(created.job().instance())
              .job(created.job())
              .cause(failure)
              .build());
    }
  }

  private static SubmissionUncertainException uncertain(
      JournaledSubmission submission,
      String why,
      List<VideoJob> candidates,
      @Nullable VideoException cause) {
    JournalEntry.Intent intent = submission.intent();
    String message =
        "it is uncertain whether %s has created a job for the %s of %s: %s"
            .formatted(
                intent.instance(),
                Operation.CREATE,
                intent.at().truncatedTo(ChronoUnit.SECONDS),
                why);
    return new SubmissionUncertainException(
        ErrorDetails.builder(Operation.CREATE, message)
            .provider(intent.instance())
            .cause(cause)
            .build(),
        candidates);
  }
}
