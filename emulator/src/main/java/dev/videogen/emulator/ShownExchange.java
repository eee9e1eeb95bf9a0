package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its response as the page shows them, secrets covered.
 *
 * @param number counts the exchanges of an emulator
 * @param at when it was responded to, by the machine's clock
 * @param vendor whom it was meant for; empty if none
 * @param operation what it asked for; empty if nothing that the emulator knows
 * @param note what was done to the response instead of sending it; empty if it was sent
 */
record ShownExchange(
    long number,
    Instant at,
    Optional<Vendor> vendor,
    Optional<Operation> operation,
    String method,
    String url,
    Map<String, String> headers,
    String body,
    int status,
    Map<String, String> responseHeaders,
    String responseBody,
    String note) {

  /** How much of a body is kept, in bytes. */
  static final int MAX_BODY = 64 << 10;

  static ShownExchange of(
      long number,
      Call call,
      Optional<Vendor> vendor,
      Optional<Operation> operation,
      SentResponse sent) {
    SecretMask mask = new SecretMask(call.headers());
    Response response = sent.response();
    return new ShownExchange(
        number,
        Instant.now(),
        vendor,
        operation,
        call.method(),
        mask.text(call.url()),
        mask.headers(call.headers()),
        mask.text(body(call.body(), call.body().length, type(call.headers()))),
        response.status(),
        mask.headers(response.headers()),
        mask.text(responseBody(response)),
        note(sent));
  }

  /** A request that could not be read, or must not be served. */
  static ShownExchange refused(long number, String target, Response response) {
    SecretMask mask = new SecretMask(Map.of());
    return new ShownExchange(
        number,
        Instant.now(),
        Optional.empty(),
        Optional.empty(),
        "",
        mask.text(target),
        Map.of(),
        "",
        response.status(),
        mask.headers(response.headers()),
        mask.text(responseBody(response)),
        "refused before it was read");
  }

  private static String note(SentResponse sent) {
    return sent.fault()
        .map(
            fault ->
                switch (fault) {
                  case RESET -> "connection reset, no response";
                  case EMPTY -> "connection closed, no response";
                  case GARBAGE -> "no HTTP sent instead";
                })
        .orElseGet(
            () -> sent.delay().isZero() ? "" : "sent after " + sent.delay().toMillis() + " ms");
  }

  private static String responseBody(Response response) {
    try {
      return response
          .head(MAX_BODY)
          .map(head -> body(head, response.length(), type(response.headers())))
          .orElseGet(() -> file(response.length(), type(response.headers())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String type(Map<String, String> headers) {
    return headers.getOrDefault("Content-Type", "");
  }

  private static String body(byte[] bytes, long length, String type) {
    int kept = Math.min(bytes.length, MAX_BODY);
    boolean cut = length > kept;
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              // A character may have been cut at the end; multipart has files between texts.
              .onMalformedInput(
                  cut || type.startsWith("multipart/")
                      ? CodingErrorAction.REPLACE
                      : CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, kept))
              .toString();
      return cut ? text + "\n\u2026 " + (length - kept) + " bytes more" : text;
    } catch (CharacterCodingException noText) {
      return file(length, type);
    }
  }

  private static String file(long length, String type) {
    String size = length == Response.NOT_ANNOUNCED ? "a file" : length + " bytes";
    return "(" + size + (type.isEmpty() ? "" : " of " + type) + ")";
  }

  /** How many characters it holds. */
  long size() {
    return url.length()
        + body.length()
        + responseBody.length()
        + size(headers)
        + size(responseHeaders);
  }

  private static long size(Map<String, String> headers) {
    return headers.entrySet().stream()
        .mapToLong(header -> header.getKey().length() + header.getValue().length())
        .sum();
  }
}
