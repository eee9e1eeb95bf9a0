package dev.videogen.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.JobRef;
import dev.videogen.cli.error.ErrorJson;
import dev.videogen.cli.error.ErrorText;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.output.GenerateResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one prompt of several.
 *
 * @param number which one, from 1 on
 * @param target where its video was to be saved
 * @param job the job that it created, if it is known to have created one
 * @param saved the video, if there is one
 * @param failure why there is none; null if there is one
 */
record EachResult(
    int number,
    Path target,
    Optional<JobRef> job,
    Optional<GenerateResult> saved,
    @Nullable RuntimeException failure) {

  /** From the best to the worst: the worst of all is what the command ends with. */
  private static final List<ExitCode> BY_WEIGHT =
      List.of(
          ExitCode.DONE,
          ExitCode.TIMED_OUT,
          ExitCode.UNAVAILABLE,
          ExitCode.JOB_FAILED,
          ExitCode.WRONG_REQUEST,
          ExitCode.NO_ACCESS,
          ExitCode.UNCERTAIN,
          ExitCode.INTERNAL,
          ExitCode.INTERRUPTED);

  private ResumeHint saving() {
    return new ResumeHint(true, target, job.orElse(null));
  }

  private ExitCode exitCode() {
    return failure == null ? ExitCode.DONE : saving().exitCode(failure);
  }

  /** The worst of all; never that nothing was created if anything was. */
  static ExitCode worst(List<EachResult> all) {
    ExitCode worst = ExitCode.DONE;
    for (EachResult each : all) {
      ExitCode code = each.exitCode();
      worst = BY_WEIGHT.indexOf(code) > BY_WEIGHT.indexOf(worst) ? code : worst;
    }
    boolean created = all.stream().anyMatch(each -> each.job.isPresent());
    return created && worst == ExitCode.WRONG_REQUEST ? ExitCode.UNAVAILABLE : worst;
  }

  /** The files of those that were saved. */
  static List<String> lines(List<EachResult> all) {
    List<String> lines = new ArrayList<>();
    all.forEach(each -> each.saved.ifPresent(video -> lines.addAll(video.lines())));
    return lines;
  }

  /** What went wrong, each line with the number of its prompt. */
  static List<String> problems(List<EachResult> all) {
    List<String> lines = new ArrayList<>();
    for (EachResult each : all) {
      if (each.failure != null) {
        ErrorText.lines(each.failure, each.saving())
            .forEach(line -> lines.add(each.number + ": " + line.replaceFirst("^videogen: ", "")));
      }
    }
    return lines;
  }

  /** All of them, in the order of the prompts. */
  static ObjectNode json(List<EachResult> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode videos = json.putArray("videos");
    for (EachResult each : all) {
      if (each.failure == null) {
        each.saved.ifPresent(video -> videos.add(video.json()));
      } else {
        videos.add(ErrorJson.of(each.failure, each.saving()));
      }
    }
    return json;
  }
}
