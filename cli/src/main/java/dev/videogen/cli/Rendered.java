package dev.videogen.cli;

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
 * @param files the files, by what they are
 * @param estimate what the job was expected to cost, if that is known
 */
record Rendered(VideoJob job, List<File> files, Optional<BigDecimal> estimate) {

  /**
   * A file that was saved.
   *
   * @param asset what it is
   * @param saved where and how large it is
   */
  record File(Asset asset, SavedFile saved) {}

  /** A job of which one kind of file was saved. */
  static Rendered of(VideoJob job, Asset asset, List<SavedFile> saved) {
    List<File> files = saved.stream().map(file -> new File(asset, file)).toList();
    return new Rendered(job, files, Optional.empty());
  }

  /** A job whose videos were saved. */
  static Rendered of(GeneratedVideo video) {
    return of(video.job(), Asset.VIDEO, video.files());
  }

  /** The same with what the job was expected to cost, if that is known. */
  Rendered estimated(Optional<BigDecimal> cost) {
    return new Rendered(job, files, cost);
  }

  /** The same with files of another kind. */
  Rendered with(Asset asset, List<SavedFile> saved) {
    List<File> more =
        Stream.concat(files.stream(), of(job, asset, saved).files().stream()).toList();
    return new Rendered(job, more, estimate);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (File file : files) {
      String what = file.asset() == Asset.VIDEO ? JobText.measures(job) : Words.word(file.asset());
      String size = Words.bytes(file.saved().length());
      lines.add(
          "Saved %s (%s%s%s)"
              .formatted(file.saved().path(), what, what.isEmpty() ? "" : ", ", size));
    }
    job.cost().ifPresent(cost -> lines.add("Cost: " + Words.dollars(cost)));
    return lines;
  }

  ObjectNode json() {
    ObjectNode json = JobJson.of(job);
    estimate.ifPresent(value -> json.set("estimated_cost_usd", JobJson.amount(value)));
    ArrayNode array = json.putArray("files");
    files.forEach(file -> array.add(JobJson.of(file.saved(), Words.word(file.asset()))));
    return json;
  }
}
