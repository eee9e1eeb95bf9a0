package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class SecretRules {

  private final RuleContext bench;

  SecretRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("SEC-01")
  @DisplayName("SEC-01 an error has no secret in its message, its details or its trace")
  void errorHasNone() {
    assertHasNone(text(error()));
  }

  @Test
  @Tag("SEC-02")
  @DisplayName("SEC-02 an error that is serialized has no secret")
  void serializedErrorHasNone() throws IOException {
    assertHasNone(SerializedValue.of(error()).text());
  }

  @Test
  @Tag("SEC-03")
  @DisplayName("SEC-03 a generator, its name and its capabilities have no secret in their text")
  void generatorHasNone() {
    assertHasNone(
        bench.generator()
            + " "
            + bench.generator().name()
            + " "
            + bench.generator().capabilities());
  }

  @Test
  @Tag("SEC-04")
  @DisplayName("SEC-04 a job has no secret in anything that it tells")
  void jobHasNone() {
    VideoJob job = bench.completed();
    List<Optional<URI>> addresses = job.outputs().stream().map(VideoOutput::address).toList();

    assertHasNone(
        job + " " + job.providerStatus() + " " + job.model() + " " + job.outputs() + addresses);
  }

  @Test
  @Tag("SEC-05")
  @DisplayName(
      "SEC-05 the error of a create that was turned away has no secret, nor when serialized")
  void refusedCreateHasNone() throws IOException {
    for (int status : new int[] {400, 401, 403, 404, 422, 429, 500, 502}) {
      bench.respond(StubbedStatus.always(Operation.CREATE, status));
      VideoException error = catchThrowableOfType(VideoException.class, bench::created);
      bench.harness().clearResponses();

      assertThat(error).as("what is thrown at %s", status).isNotNull();
      assertHasNone(text(error) + SerializedValue.of(error).text());
    }
  }

  @Test
  @Tag("SEC-06")
  @DisplayName("SEC-06 no secret is in a request line, where logs and proxies keep it")
  void requestLineHasNone() {
    bench.completed();
    List<String> lines = bench.harness().requestLines();
    bench.means(!lines.isEmpty(), "tell the vendor's request lines");

    assertHasNone(String.join("\n", lines));
  }

  private static String text(VideoException error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace + " " + error.details() + " " + error.vendorMessage();
  }

  private VideoException error() {
    VideoException error =
        catchThrowableOfType(
            VideoException.class, () -> bench.generator().retrieve(bench.harness().unknownId()));
    assertThat(error).as("what is thrown for an unknown id").isNotNull();
    return error;
  }

  private void assertHasNone(String text) {
    List<String> secrets = bench.harness().secrets();
    bench.means(!secrets.isEmpty(), "say what is secret");

    assertThat(text).doesNotContain(secrets);
  }
}
