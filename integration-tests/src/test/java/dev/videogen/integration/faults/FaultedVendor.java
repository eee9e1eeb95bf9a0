package dev.videogen.integration.faults;

import dev.videogen.Operation;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A vendor of the matrix, played by the emulator: all that tells it from the others. A provider
 * that is to be in the matrix is one more method here, and one more name in {@link #all}.
 *
 * @param name of the provider, and of its instance
 * @param module whose documentation the matrix is part of
 * @param key the credential that must not get about
 * @param settings of the client, given the address of the server
 * @param operations which operation a request is for, by a pattern of its method and path
 * @param fake the vendor itself
 * @param emulator where it listens
 */
record FaultedVendor(
    String name,
    String module,
    String key,
    Function<String, Map<String, String>> settings,
    Map<String, Operation> operations,
    FakeVideoGenerator fake,
    VideoEmulator emulator)
    implements AutoCloseable {

  private static final String ID = "/[^/]+";

  /** Starts a vendor. */
  interface Starter {
    FaultedVendor start();
  }

  /** All vendors that there are providers for. */
  static List<Starter> all() {
    return List.of(FaultedVendor::openAi);
  }

  private static FaultedVendor openAi() {
    FakeVideoGenerator fake = fake(FakePreset.openAi());
    VideoEmulator emulator = VideoEmulator.builder().openAi(fake).start();
    String key = "sk-fault-matrix-0123456789";
    return new FaultedVendor(
        "openai",
        "provider-openai",
        key,
        server ->
            Map.of(
                "videogen.provider",
                "openai",
                "videogen.openai.base-url",
                server + "/v1",
                "videogen.openai.api-key",
                key),
        Map.of(
            "POST /v1/videos",
            Operation.CREATE,
            "POST /v1/videos" + ID + "/remix",
            Operation.REMIX,
            "GET /v1/videos",
            Operation.LIST,
            "GET /v1/videos" + ID,
            Operation.RETRIEVE,
            "DELETE /v1/videos" + ID,
            Operation.DELETE,
            "GET /v1/videos" + ID + "/content",
            Operation.DOWNLOAD),
        fake,
        emulator);
  }

  /** Its jobs are done at once, by the clock that servers tell in their answers. */
  private static FakeVideoGenerator fake(FakePreset preset) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .jobDuration(Duration.ZERO)
        .time(TimeSource.system())
        .build();
  }

  Optional<Operation> operation(HttpMessage request) {
    return operations.entrySet().stream()
        .filter(each -> request.asked().matches(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean has(Operation operation) {
    return operations.containsValue(operation);
  }

  int port() {
    return emulator.port();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
