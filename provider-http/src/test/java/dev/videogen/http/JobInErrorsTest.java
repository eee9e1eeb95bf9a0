package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An error")
class JobInErrorsTest extends AcmeFixture {

  JobInErrorsTest() {
    super(new TestContext().with("retry.max-attempts", "2"));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("a refusal", json(404, "{}")),
        Arguments.of("a failure", json(500, "{}")),
        Arguments.of("a wait", json(503, "{}", "Retry-After: 90")),
        Arguments.of("a conflict", json(409, "{}")),
        Arguments.of("a redirect", json(302, "", "Location: ftp://elsewhere/x")),
        Arguments.of("no response", reset()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  @DisplayName("about a job names it, which has been paid for unless there is none, after")
  void namesTheJob(String name, Response response) {
    server.respond(response);

    assertThatItNamesTheJob(() -> vendor.retrieve("video_1"));
    assertThatItNamesTheJob(() -> vendor.delete("video_1"));
    assertThatItNamesTheJob(() -> vendor.open("video_1", ByteRange.all()));
  }

  @Test
  @DisplayName("about a job names it although nothing was sent")
  void nothingSent() {
    Thread.currentThread().interrupt();
    assertThatItNamesTheJob(() -> vendor.retrieve("video_1"));
    assertThat(Thread.interrupted()).isTrue();

    vendor.close();
    assertThatItNamesTheJob(() -> vendor.retrieve("video_1"));
    assertThatItNamesTheJob(() -> vendor.delete("video_1"));
    assertThatItNamesTheJob(() -> vendor.open("video_1", ByteRange.all()));
  }

  @Test
  @DisplayName("about a job names it while the circuit is open")
  void circuitOpen() {
    server.respond(json(500, "{}"));
    for (int call = 0; call < 10; call++) {
      assertThatThrownBy(() -> vendor.list(ListQuery.newest(1))).isInstanceOf(VideoException.class);
    }

    int before = server.requests().size();
    assertThatItNamesTheJob(() -> vendor.retrieve("video_1"));
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  @DisplayName("about no job, or one that is yet to be, names none")
  void ofNoJob() {
    server.respond(json(400, "{}"));

    assertThatItNamesNone(() -> vendor.list(ListQuery.newest(1)));
    assertThatItNamesNone(() -> vendor.create(VideoRequest.builder("a cat").build()));
    assertThatItNamesNone(() -> vendor.remix("video_1", "a dog"));
  }

  private static void assertThatItNamesTheJob(Runnable call) {
    VideoException error = catchThrowableOfType(VideoException.class, call::run);

    assertThat(error.job()).hasValue(JobRef.of("acme", "video_1"));
    boolean missing = error.kind() == ErrorKind.NOT_FOUND;
    assertThat(error.billed()).isEqualTo(missing ? Billed.NO : Billed.YES);
    assertThat(error).hasMessageContaining("acme:video_1");
  }

  private static void assertThatItNamesNone(Runnable call) {
    VideoException error = catchThrowableOfType(VideoException.class, call::run);

    assertThat(error.job()).isEmpty();
    assertThat(error.billed()).isEqualTo(Billed.NO);
  }
}
