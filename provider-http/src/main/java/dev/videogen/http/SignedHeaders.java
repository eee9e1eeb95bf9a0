package dev.videogen.http;

import java.util.List;

/**
 * The headers of a vendor's webhooks that are signed by a {@linkplain VendorAccess#webhooks
 * published key}.
 *
 * @param id the header with the id of a message
 * @param timestamp the header with the time of its sending, in seconds since 1970
 * @param signature the header with its signature, in hex
 * @param signed the headers whose values are signed, in the order in which they are
 */
public record SignedHeaders(String id, String timestamp, String signature, List<String> signed) {

  /**
   * The headers.
   *
   * @param signed is copied
   */
  public SignedHeaders {
    signed = List.copyOf(signed);
  }
}
