package dev.videogen.emulator;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What goes wrong with the next webhook that has no fault yet. Each method that says what adds a
 * fault to the emulator, which takes effect on one message.
 *
 * <pre>{@code
 * emulator.nextWebhook().forge();
 * emulator.nextWebhook().sendTwice();
 * }</pre>
 */
public final class StubbedWebhook {

  /**
   * A fault of one message.
   *
   * @param lost whether it is never sent
   * @param forged whether its signature is wrong
   * @param copies how often it is sent
   * @param backdated by how much the time of sending in it is too early
   * @param delay how long it comes after what it tells, by the vendor's clock
   */
  record WebhookFault(
      boolean lost, boolean forged, int copies, Duration backdated, Duration delay) {

    static final WebhookFault NONE =
        new WebhookFault(false, false, 1, Duration.ZERO, Duration.ZERO);
  }

  private final Consumer<WebhookFault> faults;

  StubbedWebhook(Consumer<WebhookFault> faults) {
    this.faults = faults;
  }

  /** Has it never sent. */
  public void lose() {
    faults.accept(new WebhookFault(true, false, 1, Duration.ZERO, Duration.ZERO));
  }

  /** Has its signature be that of another body, in every attempt. */
  public void forge() {
    faults.accept(new WebhookFault(false, true, 1, Duration.ZERO, Duration.ZERO));
  }

  /** Has it sent twice, with the same id. */
  public void sendTwice() {
    faults.accept(new WebhookFault(false, false, 2, Duration.ZERO, Duration.ZERO));
  }

  /**
   * Has it say that it was sent earlier, as one does that was held back or is replayed.
   *
   * @param by how much earlier; negative for later
   */
  public void backdate(Duration by) {
    faults.accept(
        new WebhookFault(false, false, 1, Objects.requireNonNull(by, "by"), Duration.ZERO));
  }

  /**
   * Has it sent some time after what it tells.
   *
   * @param by how long after, by the vendor's clock
   */
  public void delay(Duration by) {
    faults.accept(
        new WebhookFault(false, false, 1, Duration.ZERO, Objects.requireNonNull(by, "by")));
  }
}
