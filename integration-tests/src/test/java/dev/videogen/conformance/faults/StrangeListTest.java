package dev.videogen.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.videogen.Billed;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a create that failed with 500 is searched by is strange, too. */
@DisplayName("After a 500, with a list that is strange,")
class StrangeListTest {

  private static final String FAILED = "{\"error\":{\"message\":\"It is 500.\"}}";

  private static ExecutorService threads;
  private static VideoEmulator emulator;

  private final AtomicInteger number = new AtomicInteger();

  @BeforeAll
  static void start() {
    threads = Executors.newCachedThreadPool();
    emulator = FaultedVendors.emulator();
  }

  @AfterAll
  static void stop() {
    emulator.close();
    threads.shutdownNow();
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  @DisplayName("a create is not sent again, and what is said of money is true:")
  Stream<DynamicContainer> neverPaidTwice() {
    return FaultedVendors.all(emulator).stream()
        .filter(vendor -> vendor.has(Operation.LIST))
        .map(
            vendor ->
                dynamicContainer(
                    vendor.toString(),
                    Stream.of(Fault.values())
                        .filter(Fault::isStrange)
                        .map(fault -> neverPaidTwice(vendor, fault))));
  }

  private DynamicTest neverPaidTwice(FaultedVendor vendor, Fault fault) {
    return dynamicTest(
        fault.label(),
        () -> {
          String prompt = "strangely listed, number " + number.incrementAndGet();
          AtomicInteger creates = new AtomicInteger();
          try (MutatingProxy proxy =
                  new MutatingProxy(
                      FaultedVendors.upstream(emulator),
                      threads,
                      (request, response, line) ->
                          line.send(changed(vendor, fault, creates, request, response)));
              VideoClient client = client(vendor, proxy.url())) {
            VideoRequest request = VideoRequest.builder(prompt).build();
            VideoException error =
                catchThrowableOfType(VideoException.class, () -> client.create(request));
            assertThat(creates).hasValue(1);
            assertThat(vendor.played().made(prompt)).hasSize(1);
            if (error != null) {
              assertThat(error).isInstanceOf(SubmissionUncertainException.class);
              assertThat(error.billed()).isEqualTo(Billed.UNKNOWN);
            }
          }
        });
  }

  private static HttpMessage changed(
      FaultedVendor vendor,
      Fault fault,
      AtomicInteger creates,
      HttpMessage request,
      HttpMessage response)
      throws IOException {
    Optional<Operation> operation = vendor.operation(request);
    if (operation.equals(Optional.of(Operation.CREATE))) {
      return creates.incrementAndGet() == 1 ? HttpMessage.response(500, FAILED) : response;
    }
    return operation.equals(Optional.of(Operation.LIST))
        ? StrangeForm.of(fault, response)
        : response;
  }

  private static VideoClient client(FaultedVendor vendor, String url) {
    VideoClient.Builder client = VideoClient.builder().time(new FakeTimeSource());
    vendor.settings(url).forEach(client::set);
    return client.build();
  }
}
