package dev.videogen.cli.compare;

import dev.videogen.VideoClient;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One of those that are compared, with what it is to make.
 *
 * @param name how it is told from the others, also in the names of files
 * @param videos a client of its instance
 * @param testPictures whether its videos are test pictures that cost nothing
 * @param checked what it will make
 * @param target where its video goes
 */
record Contender(
    String name, VideoClient videos, boolean testPictures, CheckedRequest checked, Path target) {

  String instance() {
    return videos.instance();
  }

  /** What its video is expected to cost; empty if that is not known. */
  Optional<BigDecimal> estimate() {
    return testPictures ? Optional.of(BigDecimal.ZERO) : checked.estimate();
  }
}
