package dev.videogen.emulator;

import dev.videogen.errors.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next answer. Each of the methods that say what arms the emulator; it
 * takes effect once, or as {@linkplain #times often} as was said.
 *
 * <pre>{@code
 * emulator.nextAnswer(Operation.CREATE).times(2).is(429, "", Map.of("Retry-After", "1"));
 * emulator.nextAnswer(Operation.CREATE).isLost();
 * emulator.nextAnswer(Operation.DOWNLOAD).isCutAt(1000);
 * }</pre>
 */
public final class StubbedResponse {

  /** What becomes of a call: its answer is made, or not, and sent in some way. */
  interface Fate {
    Sent of(Supplier<Response> answer);
  }

  /** How an answer is sent. */
  record Sent(Response answer, Optional<ConnectionFault> fault, Duration delay) {

    static Sent whole(Response answer) {
      return new Sent(answer, Optional.empty(), Duration.ZERO);
    }

    Sent with(String header, String value) {
      return new Sent(answer.with(header, value), fault, delay);
    }

    /** Nobody hears of the answer. */
    static Sent broken(Response unheard, ConnectionFault fault) {
      return new Sent(unheard, Optional.of(fault), Duration.ZERO);
    }
  }

  /** A fate for some of the calls to come. */
  static final class Armed {

    private final @Nullable Operation operation;
    private final Fate fate;
    private int left;

    private Armed(@Nullable Operation operation, Fate fate, int left) {
      this.operation = operation;
      this.fate = fate;
      this.left = left;
    }

    boolean isFor(Optional<Operation> called) {
      return operation == null || called.filter(operation::equals).isPresent();
    }

    /** The fate; whether it is used up is known afterwards. */
    Fate take() {
      left--;
      return fate;
    }

    boolean isUsedUp() {
      return left <= 0;
    }
  }

  private final @Nullable Operation operation;
  private final Consumer<Armed> arm;
  private int times = 1;

  StubbedResponse(@Nullable Operation operation, Consumer<Armed> arm) {
    this.operation = operation;
    this.arm = arm;
  }

  /**
   * Sets for how many answers it holds.
   *
   * @param value 1 or more; 1 unless set
   * @return this
   */
  public StubbedResponse times(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("times are 1 or more, not " + value);
    }
    this.times = value;
    return this;
  }

  /**
   * The operation is not done, and this is answered instead.
   *
   * @param status the HTTP status
   * @param body the body, JSON unless a header says otherwise
   * @param headers each header with its value
   */
  public void is(int status, String body, Map<String, String> headers) {
    Response answer =
        new Response(
            status,
            Map.of("Content-Type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    Response given = answer;
    armed(made -> Sent.whole(given));
  }

  /**
   * The operation is not done, and this is answered instead.
   *
   * @param status the HTTP status
   * @param body the body as JSON
   */
  public void is(int status, String body) {
    is(status, body, Map.of());
  }

  /** The operation is not done, and the connection is reset. */
  public void isReset() {
    armed(made -> Sent.broken(Response.empty(200), ConnectionFault.RESET));
  }

  /** The operation is done, but the connection is reset before the answer. */
  public void isLost() {
    armed(made -> Sent.broken(made.get(), ConnectionFault.RESET));
  }

  /** The operation is done, but nothing is answered before the connection is closed. */
  public void isEmpty() {
    armed(made -> Sent.broken(made.get(), ConnectionFault.EMPTY));
  }

  /** The operation is done, but what is answered is no HTTP. */
  public void isGarbage() {
    armed(made -> Sent.broken(made.get(), ConnectionFault.GARBAGE));
  }

  /**
   * The operation is done, and its answer comes late.
   *
   * @param delay by how much, in real time
   */
  public void isLate(Duration delay) {
    armed(made -> new Sent(made.get(), Optional.empty(), delay));
  }

  /**
   * The operation is done, and its answer ends too early, after fewer bytes than it says it has.
   *
   * @param length how many bytes of the body come
   */
  public void isCutAt(int length) {
    armed(
        made -> {
          Response whole = made.get();
          Response cut = whole.cutAt(length).with("Content-Length", "" + whole.body().length);
          return Sent.whole(cut);
        });
  }

  /**
   * The operation is done, and half of its JSON is answered as if it was the whole.
   *
   * @param length how many bytes of the body come
   */
  public void isCutShort(int length) {
    armed(made -> Sent.whole(made.get().cutAt(length)));
  }

  /**
   * The operation is not done; the answer is a redirect.
   *
   * @param address where to
   */
  public void redirectsTo(URI address) {
    is(302, "", Map.of("Location", address.toString()));
  }

  private void armed(Fate fate) {
    arm.accept(new Armed(operation, fate, times));
  }
}
