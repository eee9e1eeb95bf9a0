package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobRef;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEvent.Attempt;
import dev.videogen.spi.VideoEvent.Wait;
import dev.videogen.spi.VideoEventListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A listener")
class EventsTest {

  private final List<VideoEvent> events = new ArrayList<>();
  private final TestContext context = new TestContext().with(VideoEventListener.class, events::add);
  private FaultServer server;
  private AcmeVendor vendor;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    vendor = AcmeVendor.at(server.url(), context);
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
  }

  @Test
  @DisplayName("is told each attempt with what became of it, and each wait between them")
  void attemptsAndWaits() {
    server
        .respond(json(503, "{}"))
        .respond(json(200, "{\"id\":\"video_1\",\"status\":\"queued\"}"));

    vendor.retrieve("video_1");

    // Whether a permit is waited for noticeably is a matter of how busy the machine is.
    events.removeIf(event -> event instanceof Wait wait && wait.reason() == Wait.Reason.PERMIT);
    assertThat(events).hasSize(3);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            Attempt.class,
            attempt -> {
              assertThat(attempt.instance()).isEqualTo("acme");
              assertThat(attempt.operation()).isEqualTo(Operation.RETRIEVE);
              assertThat(attempt.job()).hasValue(JobRef.of("acme", "video_1"));
              assertThat(attempt.number()).isEqualTo(1);
              assertThat(attempt.httpStatus()).hasValue(503);
            });
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            Wait.class,
            wait -> {
              assertThat(wait.reason()).isEqualTo(Wait.Reason.RETRY);
              assertThat(wait.duration()).isEqualTo(context.waits().get(0));
            });
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            Attempt.class,
            attempt -> {
              assertThat(attempt.number()).isEqualTo(2);
              assertThat(attempt.failure()).isEmpty();
            });
  }

  @Test
  @DisplayName("is told the attempt that nothing follows")
  void lastAttempt() {
    server.respond(json(404, "{}"));

    assertThatThrownBy(() -> vendor.retrieve("video_1")).isInstanceOf(NotFoundException.class);

    events.removeIf(event -> event instanceof Wait);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            Attempt.class, attempt -> assertThat(attempt.httpStatus()).hasValue(404));
  }
}
