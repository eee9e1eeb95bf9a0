package dev.videogen.http.internal.response;

import dev.videogen.http.wire.ResponseHeaders;
import java.net.URI;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What arrived of a response, whole or not. */
public final class ReceivedResponse {

  private final OptionalInt status;
  private final ResponseHeaders headers;
  private final byte[] body;
  private final @Nullable URI address;

  /**
   * A response.
   *
   * @param status its status; empty if none arrived
   * @param headers of the response
   * @param body what arrived of the body
   * @param address where the request went; null if it was not sent
   */
  public ReceivedResponse(
      OptionalInt status, ResponseHeaders headers, byte[] body, @Nullable URI address) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.address = address;
  }

  OptionalInt status() {
    return status;
  }

  ResponseHeaders headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  @Nullable URI address() {
    return address;
  }

  /** Whether it says that the request was a success. */
  boolean isSuccess() {
    return status.isPresent() && status.getAsInt() / 100 == 2;
  }
}
