package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The forms in which gateways and servers respond that only resemble the vendor. */
final class StrangeForm {

  private static final String ERROR =
      "{\"error\":{\"message\":\"It is so.\",\"code\":\"unheard_of\"}}";
  private static final String QUOTA =
      "{\"error\":{\"message\":\"No credit left.\",\"code\":\"insufficient_user_quota\"}}";
  private static final String PAGE = "<!DOCTYPE html><html><title>Sign in</title></html>";
  private static final Pattern CREATED = Pattern.compile("\"created_at\":(\\d+)");
  private static final int HOURS = 5;
  private static final int SECONDS = 3_600;

  private StrangeForm() {}

  /**
   * Gives a response another form.
   *
   * @param fault a strange one
   * @param response as the vendor gave it
   */
  static HttpMessage of(Fault fault, HttpMessage response) throws IOException {
    String text = new String(response.body(), UTF_8);
    return switch (fault) {
      case ENVELOPE ->
          response.isFile()
              ? json(response, "{\"data\":[{\"b64_json\":\"" + base64(response) + "\"}]}")
              : body(
                  response, "{\"code\":0,\"message\":\"success\",\"data\":" + orNull(text) + "}");
      case ARRAY -> body(response, response.isFile() ? "[]" : "[" + orNull(text) + "]");
      case OTHER_ID ->
          response.isFile() ? response : body(response, text.replace("\"id\":", "\"task_id\":"));
      case ERROR_200 -> body(response, ERROR);
      case QUOTA_200 -> body(response, QUOTA);
      case EMPTY_200 -> body(response, "{}");
      case PAGE_200 -> body(response, PAGE);
      case OTHER_TYPE ->
          response
              .without("Content-Type")
              .with("Content-Type: " + (response.isFile() ? "application/json" : "text/html"));
      case PACKED -> response.withBody(gzip(response.body())).with("Content-Encoding: gzip");
      case OTHER_CLOCK -> behind(response, text);
      default -> throw new IllegalArgumentException("not strange: " + fault);
    };
  }

  private static HttpMessage body(HttpMessage response, String body) {
    return response.withStatus(200).without("Content-Range").withBody(body.getBytes(UTF_8));
  }

  private static HttpMessage json(HttpMessage response, String body) {
    return body(response, body).without("Content-Type").with("Content-Type: application/json");
  }

  private static String base64(HttpMessage response) {
    return Base64.getEncoder().encodeToString(response.body());
  }

  private static String orNull(String json) {
    return json.isEmpty() ? "null" : json;
  }

  private static HttpMessage behind(HttpMessage response, String text) {
    ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).minusHours(HOURS);
    HttpMessage late =
        response.without("Date").with("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date));
    if (response.isFile()) {
      return late;
    }
    Matcher created = CREATED.matcher(text);
    String then =
        created.replaceAll(
            found -> "\"created_at\":" + (Long.parseLong(found.group(1)) - (long) HOURS * SECONDS));
    return late.withBody(then.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }
}
