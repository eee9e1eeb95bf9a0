package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.spi.CompositeId;
import java.io.IOException;
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
