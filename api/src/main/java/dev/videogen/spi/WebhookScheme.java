package dev.videogen.spi;

import java.util.List;

/**
 * How one instance's vendor signs its webhooks, and what their bodies say. {@link
 * dev.videogen.webhook.WebhookReceiver} does the rest: sizes, ages and duplicates.
 *
 * <p>Implementations are safe for use by many threads, and show no secret in {@code toString}.
 */
public interface WebhookScheme {

  /**
   * The header with the id of the message, by which a duplicate is known. It has to be signed.
   *
   * @return its name
   */
  String idHeader();

  /**
   * The header with the time of sending, in whole seconds since 1970. It has to be signed.
   *
   * @return its name
   */
  String timestampHeader();

  /**
   * The other headers without which a signature cannot be checked.
   *
   * @return their names
   */
  List<String> signatureHeaders();

  /**
   * Whether the vendor has signed a message: its id, its time of sending and every byte of its
   * body. Secrets are compared in a time that does not depend on where they differ.
   *
   * @param message a message with all the headers that are named here
   * @return true if the signature is the vendor's; false for anything else, of whatever form
   * @throws dev.videogen.errors.VideoException if it cannot be told, because the vendor's keys
   *     cannot be read
   */
  boolean isSigned(WebhookMessage message);

  /**
   * Reads the body of a message that is signed.
   *
   * @param body the bytes
   * @return what they say
   * @throws IllegalArgumentException if they are not of the vendor's form, or name no job although
   *     they should; the message of the exception quotes nothing of them
   */
  WebhookPayload payload(byte[] body);
}
