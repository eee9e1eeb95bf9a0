package dev.videogen.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Asset;
import dev.videogen.GeneratedVideo;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job whose files are saved, as a result.
 *
 * @param job the completed job
 * @param saved the files, by what they are
 * @param estimate what the job was expected to cost, if that is known
 * @param testPictures whether it is a test picture, which costs nothing
 */
public record GenerateResult(
    VideoJob job, List<File> saved, Optional<BigDecimal> estimate, boolean testPictures) {

  /**
   * A file that was saved.
   *
   * @param asset what it is
   * @param saved where and how large it is
   */
  record File(Asset asset, SavedFile saved) {}

  /** A job of which one kind of file was saved. */
  public static GenerateResult of(VideoJob job, Asset asset, List<SavedFile> saved) {
    List<File> files = saved.stream().map(file -> new File(asset, file)).toList();
    return new GenerateResult(job, files, Optional.empty(), false);
  }

  /** A job whose videos were saved. */
  public static GenerateResult of(GeneratedVideo video) {
    return of(video.job(), Asset.VIDEO, video.files());
  }

  /** The same with what the job was expected to cost, if that is known. */
  public GenerateResult estimated(Optional<BigDecimal> cost) {
    return new GenerateResult(job, saved, cost, testPictures);
  }

  /** The same as a test picture, if it is one. */
  public GenerateResult testPictures(boolean value) {
    return new GenerateResult(job, saved, estimate, value);
  }

  /** The same with files of another kind. */
  public GenerateResult with(Asset asset, List<SavedFile> more) {
    List<File> all =
        Stream.concat(this.saved.stream(), of(job, asset, more).saved().stream()).toList();
    return new GenerateResult(job, all, estimate, testPictures);
  }

  /** The files, and what the vendor charges for them. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(files());
    String free = testPictures ? " by its price list; a test picture costs nothing" : "";
    job.cost().ifPresent(cost -> lines.add("Cost: " + Formats.dollars(cost) + free));
    return lines;
  }

  /** The files alone. */
  public List<String> files() {
    List<String> lines = new ArrayList<>();
    for (File file : saved) {
      String what =
          file.asset() == Asset.VIDEO ? JobText.measures(job) : Formats.word(file.asset());
      String size = Formats.bytes(file.saved().length());
      lines.add(
          "Saved %s (%s%s%s)"
              .formatted(file.saved().path(), what, what.isEmpty() ? "" : ", ", size));
    }
    return lines;
  }

  public ObjectNode json() {
    ObjectNode json = JobJson.of(job);
    estimate.ifPresent(value -> json.set("estimated_cost_usd", JobJson.amount(value)));
    ArrayNode array = json.putArray("files");
    saved.forEach(file -> array.add(JobJson.of(file.saved(), Formats.word(file.asset()))));
    return json;
  }
}
