package dev.videogen.cli.compare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ErrorJson;
import dev.videogen.cli.error.ErrorText;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.ResumeHint;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.output.JobJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of those that were compared.
 *
 * @param contender whose it is
 * @param created the job that was created, if one was
 * @param job the job as it was seen last; null if it was not
 * @param video its video; null if there is none
 * @param failure what ended it; null if it is done
 * @param completedAfter from before the create to when the job was seen completed; null if it was
 *     not
 * @param firstByteAfter from before the create to the first byte of its video; null if none came
 */
record ComparisonResult(
    Contender contender,
    Optional<JobRef> created,
    @Nullable VideoJob job,
    @Nullable GeneratedVideo video,
    @Nullable Throwable failure,
    @Nullable Duration completedAfter,
    @Nullable Duration firstByteAfter) {

  ExitCode exitCode() {
    return failure == null ? ExitCode.DONE : hint().exitCode(failure);
  }

  /** What went wrong, and what to do now; empty if nothing did. */
  List<String> errorLines() {
    return failure == null ? List.of() : ErrorText.lines(failure, hint());
  }

  private ResumeHint hint() {
    return new ResumeHint(true, contender.target(), created.orElse(null));
  }

  /** What it cost and who says so, in a few words. */
  String cost() {
    if (contender.testPictures()) {
      return "nothing: test pictures";
    }
    Optional<BigDecimal> told = Optional.ofNullable(job).flatMap(VideoJob::cost);
    if (told.isPresent()) {
      return Formats.dollars(told.get()) + ", told by the vendor";
    }
    return contender
        .estimate()
        .map(price -> Formats.dollars(price) + ", estimated by the price list")
        .orElse("not known");
  }

  /** All of it, beside what a command for one video prints. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", contender.name());
    if (completedAfter != null) {
      json.set("completed_after_seconds", JobJson.seconds(completedAfter));
    }
    if (firstByteAfter != null) {
      json.set("first_byte_after_seconds", JobJson.seconds(firstByteAfter));
    }
    json.set(
        "result",
        failure != null || video == null
            ? ErrorJson.of(Objects.requireNonNull(failure), hint())
            : GenerateResult.of(video).estimated(contender.checked().estimate()).json());
    return json;
  }

  /** How many bytes its files have. */
  long bytes() {
    return video == null ? 0 : video.files().stream().mapToLong(file -> file.length()).sum();
  }
}
