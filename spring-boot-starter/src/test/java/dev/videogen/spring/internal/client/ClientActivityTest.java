package dev.videogen.spring.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client's activity")
class ClientActivityTest {

  private static final VideoRequest CAT = VideoRequest.builder("A cat").build();

  private final ClientActivity activity = new ClientActivity();
  private final List<String> log = new ArrayList<>();

  @Test
  @DisplayName("tells the last success, the last failure, and whether the circuit is open")
  void calls() {
    FakeVideoGenerator fake = FakeVideoGenerator.create();
    boolean[] isOpen = {false};
    VideoClient videos =
        VideoClient.of(
            activity.watch(
                new ForwardingVideoGenerator(fake) {
                  @Override
                  public VideoJob create(CheckedRequest request) {
                    if (isOpen[0]) {
                      throw new CircuitOpenException(
                          ErrorDetails.builder(Operation.CREATE, "open").build());
                    }
                    return super.create(request);
                  }
                }));
    assertThat(activity.calls()).isEmpty();

    videos.create(CAT);
    assertThat(activity.calls().get("fake").lastSuccess()).contains(FakeClock.START);
    assertThat(activity.calls().get("fake").lastFailure()).isEmpty();

    isOpen[0] = true;
    assertThat(catchThrowable(() -> videos.create(CAT))).isInstanceOf(CircuitOpenException.class);
    assertThat(activity.calls().get("fake").isCircuitOpen()).isTrue();
    assertThat(activity.calls().get("fake").lastFailure()).contains(ErrorKind.CIRCUIT_OPEN);
    assertThat(activity.calls().get("fake").lastSuccess()).contains(FakeClock.START);

    isOpen[0] = false;
    videos.create(CAT);
    assertThat(activity.calls().get("fake").isCircuitOpen()).isFalse();
  }

  @Test
  @DisplayName("loses no job to what follows the last create, if that fails")
  void failingAction() {
    FakeVideoGenerator fake = FakeVideoGenerator.create();
    VideoClient videos =
        VideoClient.of(
            activity.watch(
                new ForwardingVideoGenerator(fake) {
                  @Override
                  public VideoJob create(CheckedRequest request) {
                    activity.whenIdle(
                        () -> {
                          throw new IllegalStateException("a defect");
                        });
                    return super.create(request);
                  }
                }));

    assertThat(videos.create(CAT).ref().instance()).isEqualTo("fake");
  }

  @Test
  @DisplayName("is idle once the last create has ended, whichever way")
  void idle() {
    activity.whenIdle(() -> log.add("at once"));
    FakeVideoGenerator fake = FakeVideoGenerator.create();
    VideoClient videos =
        VideoClient.of(
            activity.watch(
                new ForwardingVideoGenerator(fake) {
                  @Override
                  public VideoJob create(CheckedRequest request) {
                    activity.whenIdle(() -> log.add("after the create"));
                    log.add("create");
                    throw new CircuitOpenException(
                        ErrorDetails.builder(Operation.CREATE, "open").build());
                  }
                }));
    assertThat(catchThrowable(() -> videos.create(CAT))).isNotNull();

    assertThat(log).containsExactly("at once", "create", "after the create");
  }
}
