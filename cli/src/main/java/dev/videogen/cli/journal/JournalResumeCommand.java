package dev.videogen.cli.journal;

import dev.videogen.GenerateOptions;
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
      "Looks for the jobs of submissions whose answer was lost. Submits nothing.",
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
          "Where to save what has no target in the journal, named by its job; here unless given.")
  private Path folder = Path.of("");

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
    List<JournaledSubmission> open =
        ConfiguredJournal.of(configuration).submissions().stream()
            .filter(submission -> !submission.state().isSettled())
            .toList();
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
      JournalRecovery recovery = JournalRecovery.of(videos);
      for (JournaledSubmission submission : submissions) {
        recovered.add(recover(noAdopt ? recovery.withoutAdopting() : recovery, submission));
      }
    } catch (ConfigurationException notOpened) {
      submissions.stream()
          .skip(recovered.size())
          .map(submission -> told(Recovered.failed(submission, submission.job(), notOpened)))
          .forEach(recovered::add);
    }
    return recovered;
  }

  private Recovered recover(JournalRecovery recovery, JournaledSubmission submission) {
    session.say("Resuming " + JournalText.name(submission));
    try (JobProgress watch = JobProgress.ofKnownJob(session)) {
      Path target = submission.target().orElse(folder);
      GenerateOptions options = watch.options(target, Optional.ofNullable(timeout));
      return told(recovery.recover(submission, folder, options));
    }
  }

  private Recovered told(Recovered recovered) {
    recovered.failure().ifPresent(failure -> tell(recovered.submission(), failure));
    return recovered;
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
                    "Left alone: process %d still waits for the answer to %s"
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
    List<ExitCode> codes =
        recovered.stream().flatMap(each -> each.failure().stream()).map(ExitCode::of).toList();
    return BY_URGENCY.stream().filter(codes::contains).findFirst().orElse(ExitCode.DONE);
  }
}
