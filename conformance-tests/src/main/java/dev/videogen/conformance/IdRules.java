package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class IdRules {

  private static final String[] MARKS = {
    "projects/p/operations/7", "cHJv/+a==", "a%2Fb", "v?x=1", "a#b", "a:b:c"
  };

  private final RuleContext bench;

  IdRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("IDS-01")
  @DisplayName("IDS-01 a job is found by its id, whatever marks are in it")
  void marks() {
    for (String id : MARKS) {
      assertFound(id);
    }
  }

  @Test
  @Tag("IDS-02")
  @DisplayName("IDS-02 a job is found by an id of 1,024 characters")
  void maximumLength() {
    assertFound("x".repeat(1024));
  }

  @Test
  @Tag("IDS-03")
  @DisplayName("IDS-03 a file is found by the id of its job, whatever marks are in it")
  void files() throws IOException {
    named("projects/p/operations/7?x=1#y");
    VideoJob job = bench.completedForOneself();

    assertThat(bench.read(job.outputs().get(0))).isNotEmpty();
  }

  @Test
  @Tag("IDS-04")
  @DisplayName("IDS-04 a job is found by a composite id, whose parts stay as they are")
  void composite() {
    CompositeId id = CompositeId.of("fal-ai/veo3.1", "a~b%7E");

    assertThat(CompositeId.parse(found(id.toString()).id())).isEqualTo(id);
  }

  @Test
  @Tag("IDS-05")
  @DisplayName(
      "IDS-05 in a request line an id is encoded, and no part of it is anything but a path")
  void requestLines() {
    for (String rest : List.of("-kit/a?x=1#y", "-kit;v=1&z=2", escaped())) {
      for (String line : linesAbout(rest)) {
        RequestTarget target = RequestTarget.of(line);
        assertThat(target.isWellFormed()).as("well formed: %s", line).isTrue();
        assertThat(target.decodedPath()).as("the path of %s", line).contains(rest);
      }
    }
  }

  /** What is an escape in a composite id is three characters of any other. */
  private String escaped() {
    return bench.harness().unknownId().contains("~") ? "-kit&a=b" : "-kit/a%2Fb%23";
  }

  @Test
  @Tag("IDS-06")
  @DisplayName("IDS-06 an id never leads to another path by dots")
  void dots() {
    for (String rest : List.of("-kit/../../admin", "-kit/./x", "-kit/..")) {
      assertThat(linesAbout(rest)).allMatch(line -> RequestTarget.of(line).hasNoDots());
    }
  }

  @Test
  @Tag("IDS-07")
  @DisplayName("IDS-07 an id with a slash is one segment, unless the vendor's ids are paths")
  void slashes() {
    assumeTrue(!bench.harness().idsArePaths(), "is about vendors whose ids are no paths");

    assertThat(linesAbout("-kit/a"))
        .allSatisfy(line -> assertThat(line.toUpperCase(Locale.ROOT)).contains("-KIT%2FA"));
  }

  /** The request lines of calls for an id that ends as is said; of those refused there are none. */
  private List<String> linesAbout(String rest) {
    VideoGenerator generator = bench.generator();
    String id = bench.harness().unknownId() + rest;
    long before = bench.harness().requestLines().size();
    List<ThrowingCallable> calls =
        List.of(
            () -> generator.retrieve(id),
            () -> generator.delete(id),
            () -> generator.cancel(id),
            () -> generator.open(VideoOutput.of(id, id, 0), Asset.VIDEO, ByteRange.all()).close());
    for (ThrowingCallable call : calls) {
      assertThat(catchThrowable(call)).as("for the id %s", id).isInstanceOf(VideoException.class);
    }
    bench.created();
    List<String> lines = bench.harness().requestLines();
    bench.means(!lines.isEmpty(), "tell the vendor's request lines");
    return lines.stream().skip(before).filter(line -> line.contains("-kit")).toList();
  }

  private void assertFound(String id) {
    assertThat(found(id).id()).isEqualTo(id);
  }

  /** The job as it is found by a ref that was written down. */
  private VideoJob found(String id) {
    named(id);
    JobRef ref = JobRef.parse(bench.created().ref().toString());
    VideoJob job = bench.generator().retrieve(ref.id());
    assertThat(job.ref()).isEqualTo(ref);
    return job;
  }

  private void named(String id) {
    bench.generator();
    bench.means(bench.harness().nameNextJob(id), "give a job an id");
  }
}
