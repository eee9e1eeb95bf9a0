package dev.videogen.cli.journal;

import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.VideoClient;
import dev.videogen.cli.error.ErrorText;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.recovery.JournalRecovery;
import dev.videogen.recovery.Recovered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen journal resume}. */
@Command(
    sortOptions = false,
    name = "resume",
    description = {
      "Waits for what was paid for and is not saved, and saves it.",
      "Looks for the jobs of submissions whose response was lost. Submits nothing.",
      "Ends with 6 if it is still uncertain whether a job was created."
    })
public final class JournalResumeCommand implements Callable<Integer> {

  /** Which of several ends is told to a script: first what may be lost, last what is lost. */
  private static final List<ExitCode> BY_URGENCY =
      List.of(
          ExitCode.UNCERTAIN,
          ExitCode.UNAVAILABLE,
          ExitCode.TIMED_OUT,
          ExitCode.NO_ACCESS,
          ExitCode.WRONG_REQUEST,
          ExitCode.JOB_FAILED);

  private final Session session;

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description =
          "Where to save; here unless given. A file that the journal names is heeded inside this"
              + " folder, all else is named by its job.")
  private Path folder = Path.of("");

  @Option(
      names = "--overwrite",
      description = "Replaces files that are there; otherwise a video is saved beside them.")
  private boolean overwrite;

  @Option(
      names = "--timeout",
      paramLabel = "10m",
      description = "How long to wait for each running job at most.")
  private @Nullable Duration timeout;

  @Option(
      names = "--no-adopt",
      description =
          "Only reports which jobs those of uncertain submissions may be: for accounts on which"
              + " several programs send the same prompts.")
  private boolean noAdopt;

  @Mixin private ResultOptions results = new ResultOptions();

  public JournalResumeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    checkFolder();
    Configuration configuration = session.clients().configuration();
    List<JournaledSubmission> open = ConfiguredJournal.of(configuration).unsettled();
    List<Recovered> recovered = new ArrayList<>();
    byInstance(open)
        .forEach(
            (instance, submissions) ->
                recovered.addAll(recover(configuration, instance, submissions)));
    reportInFlight(open);
    results.print(session.terminal(), () -> saved(recovered), () -> JournalJson.of(recovered));
    return exitCode(recovered).value();
  }

  private void checkFolder() {
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.DOWNLOAD, "there is no folder " + folder + ": create it first")
              .build());
    }
  }

  private static Map<String, List<JournaledSubmission>> byInstance(List<JournaledSubmission> open) {
    return open.stream()
        .filter(submission -> submission.state() != SubmissionState.IN_FLIGHT)
        .collect(
            Collectors.groupingBy(
                submission -> submission.intent().instance(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<Recovered> recover(
      Configuration configuration, String instance, List<JournaledSubmission> submissions) {
    List<Recovered> recovered = new ArrayList<>();
    try (VideoClient videos = session.clients().open(configuration, instance)) {
      JournalRecovery recovery = recovery(videos);
      for (JournaledSubmission submission : submissions) {
        recovered.add(recover(recovery, submission));
      }
    } catch (ConfigurationException notOpened) {
      submissions.stream()
          .skip(recovered.size())
          .map(submission -> told(Recovered.failed(submission, submission.job(), notOpened)))
          .forEach(recovered::add);
    }
    return recovered;
  }

  private JournalRecovery recovery(VideoClient videos) {
    JournalRecovery recovery = JournalRecovery.of(videos);
    JournalRecovery saving = overwrite ? recovery.overwriting() : recovery;
    return noAdopt ? saving.withoutAdopting() : saving;
  }

  private Recovered recover(JournalRecovery recovery, JournaledSubmission submission) {
    session.say("Resuming " + JournalText.name(submission));
    try (JobProgress watch = JobProgress.ofKnownJob(session)) {
      GenerateOptions options = watch.options(Optional.ofNullable(timeout));
      return told(recovery.recover(submission, folder, options));
    }
  }

  private Recovered told(Recovered recovered) {
    recovered.failure().ifPresent(failure -> tell(recovered.submission(), failure));
    recovered.video().ifPresent(video -> tell(recovered.submission(), video));
    return recovered;
  }

  /** Says why a video is not where it was to go. */
  private void tell(JournaledSubmission submission, GeneratedVideo video) {
    Optional<Path> suggested = submission.target().map(folder.toAbsolutePath()::resolve);
    Path saved = video.files().get(0).path().toAbsolutePath();
    if (suggested.isEmpty() || overwrite) {
      return;
    }
    if (!suggested.get().resolveSibling("").equals(saved.resolveSibling(""))) {
      session.say(
          "The journal names %s, which is not in %s: name its folder with --out-dir to save there."
              .formatted(suggested.get(), folder.toAbsolutePath()));
    } else if (Files.exists(suggested.get()) && !suggested.get().equals(saved)) {
      session.say("There is a file %s, which was kept.".formatted(suggested.get()));
    }
  }

  private void tell(JournaledSubmission submission, VideoException failure) {
    session.say(ErrorText.lines(failure, ResumeHint.nothing()));
    if (failure instanceof SubmissionUncertainException) {
      session.say(
          "To be told no more of it: videogen journal dismiss " + JournalText.id(submission));
    }
  }

  private void reportInFlight(List<JournaledSubmission> open) {
    open.stream()
        .filter(submission -> submission.state() == SubmissionState.IN_FLIGHT)
        .forEach(
            submission ->
                session.say(
                    "Left alone: process %d still waits for the response to %s"
                        .formatted(
                            submission.intent().process().pid(), JournalText.name(submission))));
    if (open.isEmpty()) {
      session.say("Nothing is left to be done.");
    }
  }

  private static List<String> saved(List<Recovered> recovered) {
    return recovered.stream()
        .flatMap(each -> each.video().stream())
        .flatMap(video -> GenerateResult.of(video).lines().stream())
        .toList();
  }

  private static ExitCode exitCode(List<Recovered> recovered) {
    List<ExitCode> codes = recovered.stream().flatMap(each -> exitCode(each).stream()).toList();
    return BY_URGENCY.stream().filter(codes::contains).findFirst().orElse(ExitCode.DONE);
  }

  private static Optional<ExitCode> exitCode(Recovered recovered) {
    return recovered.failure().map(ResumeHint.of(recovered.job())::exitCode);
  }
}
