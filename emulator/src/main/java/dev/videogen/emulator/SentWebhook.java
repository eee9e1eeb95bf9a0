package dev.videogen.emulator;

import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An attempt to send a webhook.
 *
 * @param target where it was sent
 * @param messageId the vendor's id of the message, the same in all its attempts
 * @param headers the headers that prove it, by their names
 * @param body what it says, as JSON
 * @param status the status that was responded; empty if there was no response, or if nothing was
 *     sent because the target is not on this machine
 */
public record SentWebhook(
    URI target, String messageId, Map<String, String> headers, String body, OptionalInt status) {

  /**
   * Whether the receiver took it.
   *
   * @return true if the status is 2xx
   */
  public boolean isTaken() {
    return status.isPresent() && status.getAsInt() / 100 == 2;
  }
}
