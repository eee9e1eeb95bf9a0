package dev.videogen.emulator;

import dev.videogen.errors.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is sent in place of the next response. Each method that says what adds a stub to the
 * emulator; it takes effect once, or as {@linkplain #times often} as was said.
 *
 * <pre>{@code
 * emulator.nextResponse(Operation.CREATE).times(2).respond(429, "", Map.of("Retry-After", "1"));
 * emulator.nextResponse(Operation.CREATE).loseResponse();
 * emulator.nextResponse(Operation.DOWNLOAD).truncateAt(1000);
 * }</pre>
 */
public final class StubbedResponse {

  /** Whether a call is executed, and what is sent. */
  interface StubBehavior {

    /**
     * Decides for one call.
     *
     * @param execute does what the call asks for, and makes its response
     */
    SentResponse apply(Supplier<Response> execute);
  }

  /**
   * What is sent.
   *
   * @param fault how the connection ends instead; empty if the response is sent
   * @param delay how long to wait first
   */
  record SentResponse(Response response, Optional<ConnectionFault> fault, Duration delay) {

    static SentResponse of(Response response) {
      return new SentResponse(response, Optional.empty(), Duration.ZERO);
    }

    static SentResponse broken(Response unsent, ConnectionFault fault) {
      return new SentResponse(unsent, Optional.of(fault), Duration.ZERO);
    }

    SentResponse with(Response other) {
      return new SentResponse(other, fault, delay);
    }
  }

  /** A behavior for some of the calls to come. */
  static final class Stub {

    private final @Nullable Operation operation;
    private final @Nullable Vendor vendor;
    private final String name;
    private final StubBehavior behavior;
    private int left;

    private Stub(StubbedResponse line, String name, StubBehavior behavior) {
      this.operation = line.operation;
      this.vendor = line.vendor;
      this.name = name;
      this.behavior = behavior;
      this.left = line.times;
    }

    boolean isFor(Optional<Vendor> asked, Optional<Operation> called) {
      return (vendor == null || asked.filter(vendor::equals).isPresent())
          && (operation == null || called.filter(operation::equals).isPresent());
    }

    /** What it does to what, for people. */
    @Override
    public String toString() {
      return (vendor == null ? "Any API" : vendor.title())
          + ": "
          + name
          + " for the next "
          + (operation == null ? "request" : operation.name().toLowerCase(Locale.ROOT))
          + (left == 1 ? "" : ", " + left + " times");
    }

    /** The behavior, with a use of it taken. */
    StubBehavior take() {
      left--;
      return behavior;
    }

    boolean isUsedUp() {
      return left <= 0;
    }
  }

  private final @Nullable Operation operation;
  private final @Nullable Vendor vendor;
  private final Consumer<Stub> stubs;
  private int times = 1;

  /**
   * Begins a stub.
   *
   * @param operation what is asked for; null for whatever it is
   * @param vendor who is asked; null for whoever it is
   * @param stubs takes the stub
   */
  StubbedResponse(@Nullable Operation operation, @Nullable Vendor vendor, Consumer<Stub> stubs) {
    this.operation = operation;
    this.vendor = vendor;
    this.stubs = stubs;
  }

  /**
   * Sets for how many responses it holds.
   *
   * @param value 1 or more; 1 unless set
   * @return this
   * @throws IllegalArgumentException if it is below 1
   */
  public StubbedResponse times(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("times are 1 or more, not " + value);
    }
    this.times = value;
    return this;
  }

  /**
   * Sends this response; the operation is not executed.
   *
   * @param status the HTTP status
   * @param body the body, JSON unless a header says otherwise
   * @param headers each header with its value; a {@code Content-Length} among them is sent as it is
   * @throws IllegalArgumentException if there is a line break in a header
   */
  public void respond(int status, String body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Content-Type", "application/json");
    all.putAll(headers);
    all.forEach(StubbedResponse::checkHeader);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    stub("status " + status, execute -> SentResponse.of(Response.of(status, all, bytes)));
  }

  /**
   * Sends this response; the operation is not executed.
   *
   * @param status the HTTP status
   * @param body the body as JSON
   */
  public void respond(int status, String body) {
    respond(status, body, Map.of());
  }

  /**
   * Redirects the call; the operation is not executed.
   *
   * @param address where to
   */
  public void redirectTo(URI address) {
    respond(302, "", Map.of("Location", address.toString()));
  }

  /** Resets the connection; the operation is not executed. */
  public void resetConnection() {
    stub(
        "connection reset",
        execute -> SentResponse.broken(Response.empty(200), ConnectionFault.RESET));
  }

  /** Executes the operation, and resets the connection in place of the response. */
  public void loseResponse() {
    stub("response lost", execute -> SentResponse.broken(execute.get(), ConnectionFault.RESET));
  }

  /** Executes the operation, and closes the connection without a byte of the response. */
  public void closeWithoutResponse() {
    stub("no response", execute -> SentResponse.broken(execute.get(), ConnectionFault.EMPTY));
  }

  /** Executes the operation, and sends bytes that are no HTTP. */
  public void respondWithGarbage() {
    stub("no HTTP", execute -> SentResponse.broken(execute.get(), ConnectionFault.GARBAGE));
  }

  /**
   * Executes the operation, and sends the response late.
   *
   * @param duration by how much, in real time
   */
  public void delay(Duration duration) {
    stub("late response", execute -> new SentResponse(execute.get(), Optional.empty(), duration));
  }

  /**
   * Executes the operation, and sends fewer bytes of the body than the response announces.
   *
   * @param length how many bytes of the body are sent
   */
  public void truncateAt(int length) {
    stub("response cut", execute -> SentResponse.of(execute.get().brokenAt(length)));
  }

  /**
   * Executes the operation, and sends fewer bytes of the body, as if they were all of it.
   *
   * @param length how many bytes of the body are sent
   */
  public void truncateBody(int length) {
    stub("response shortened", execute -> SentResponse.of(execute.get().truncatedAt(length)));
  }

  /**
   * Executes the operation, and sends another body in place of its own: what a vendor would say
   * that has changed its mind about its format.
   *
   * @param change makes the body that is sent from the usual one, both as UTF-8
   */
  public void changeBody(UnaryOperator<String> change) {
    stub("response changed", execute -> SentResponse.of(execute.get().changed(change)));
  }

  private static void checkHeader(String name, String value) {
    if ((name + value).chars().anyMatch(each -> each == '\r' || each == '\n')) {
      throw new IllegalArgumentException("there is a line break in the header " + name.strip());
    }
  }

  private void stub(String name, StubBehavior behavior) {
    stubs.accept(new Stub(this, name, behavior));
  }
}
