package dev.videogen.emulator;

import java.time.Instant;
import java.util.Map;

/** How a vendor signs its webhooks. */
interface WebhookSigner {

  /**
   * The headers that prove a message to be the vendor's.
   *
   * @param messageId the same in every attempt
   * @param sentAt the time of this attempt
   * @param body the bytes that are sent
   */
  Map<String, String> sign(String messageId, Instant sentAt, byte[] body);
}
