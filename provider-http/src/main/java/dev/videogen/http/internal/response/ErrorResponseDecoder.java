package dev.videogen.http.internal.response;

import dev.videogen.Billed;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a response that is no success into the exception that it stands for. */
public final class ErrorResponseDecoder {

  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
  private static final Pattern NOT_TEXT =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

  /** Where a code may stand, the most precise last. */
  private static final List<String> CODES =
      List.of("statusCode", "status", "type", "status_code", "error_code", "errorCode", "code");

  /** A page can be long; its message stands at its beginning. */
  private static final int MAX_TEXT_BYTES = 8 * 1024;

  private final String instance;
  private final VendorRules rules;
  private final Redaction redaction;

  public ErrorResponseDecoder(String instance, VendorRules rules, Redaction redaction) {
    this.instance = instance;
    this.rules = rules;
    this.redaction = redaction;
  }

  public VideoException decode(CallSpec spec, VendorError error, Instant now) {
    ErrorKind kind = rules.kind(error);
    ErrorDetails.Builder details =
        spec.error(message(spec.operation(), kind, error))
            .provider(instance)
            .httpStatus(error.status())
            .code(code(error).orElse(null))
            .vendorMessage(sentence(error).orElse(null))
            .requestId(rules.requestId(error.headers()).map(redaction::quote).orElse(null));
    if (spec.operation().isPaid()) {
      details.billed(Billed.NO);
    }
    return ErrorResponses.exception(
        kind, details.build(), error.revisedPrompt(), rules.retryAfter(error, now));
  }

  /** What the vendor says, in whichever form. */
  public VendorError read(int status, ResponseHeaders headers, byte[] body) {
    JsonView json = JsonView.empty();
    try {
      json = JsonView.parse(body);
    } catch (IOException noJson) {
      // Text or HTML, then.
    }
    return json.isEmpty() ? ofText(status, headers, body) : ofJson(status, headers, json);
  }

  private VendorError ofJson(int status, ResponseHeaders headers, JsonView json) {
    // Some gateways wrap the error in an array of one.
    JsonView root = json.objects().stream().findFirst().orElse(json);
    JsonView error = envelope(root);
    JsonView inner =
        error.object("inner_error").isEmpty()
            ? error.object("innererror")
            : error.object("inner_error");
    List<String> codes = new ArrayList<>();
    if (error != root) {
      root.text("code").ifPresent(codes::add);
    }
    for (String name : CODES) {
      error.text(name).ifPresent(codes::add);
    }
    inner.text("code").ifPresent(codes::add);
    return new VendorError(
        status,
        headers,
        codes,
        sentence(root, error).map(redaction::quote).filter(text -> !text.isEmpty()),
        error.text("param"),
        error.text("revised_prompt").or(() -> inner.text("revised_prompt")),
        error);
  }

  private static JsonView envelope(JsonView root) {
    return Stream.of("error", "errors", "base_resp")
        .flatMap(name -> root.objects(name).stream())
        .filter(inner -> !inner.isEmpty())
        .findFirst()
        .orElse(root);
  }

  private static Optional<String> sentence(JsonView root, JsonView error) {
    return error
        .text("message")
        .or(() -> error.text("status_msg"))
        .or(() -> root.text("error"))
        .or(() -> root.text("detail"))
        .or(() -> error.text("msg"))
        .or(() -> error.text("error_description"))
        .or(() -> error.text("error_msg"))
        .or(() -> root.text("message"))
        .or(() -> root.texts("errors").stream().findFirst())
        .or(() -> details(root))
        .or(() -> Optional.of(root.toString()));
  }

  /** FastAPI's {@code {"detail":[{"loc":["body","size"],"msg":"..."}]}}. */
  private static Optional<String> details(JsonView root) {
    List<String> sentences =
        Stream.concat(
                root.texts("detail").stream(),
                root.objects("detail").stream().flatMap(ErrorResponseDecoder::detail))
            .toList();
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
  }

  private static Stream<String> detail(JsonView detail) {
    String where = String.join(".", detail.texts("loc"));
    return detail.text("msg").or(() -> detail.text("message")).stream()
        .map(sentence -> where.isEmpty() ? sentence : where + ": " + sentence);
  }

  /**
   * The title of a web page, such as that of a sign-in or of a proxy.
   *
   * @param body what arrived
   * @return its title as it stands there; empty if it is no web page, or has none
   */
  public static Optional<String> title(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    return text.stripLeading().startsWith("<") ? titleOf(text) : Optional.empty();
  }

  private static Optional<String> titleOf(String text) {
    Matcher title = TITLE.matcher(text);
    return title.find() ? Optional.of(title.group(1).strip()) : Optional.empty();
  }

  private VendorError ofText(int status, ResponseHeaders headers, byte[] body) {
    int length = Math.min(body.length, MAX_TEXT_BYTES);
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    String sentence =
        titleOf(text)
            .filter(title -> !title.isEmpty())
            .orElseGet(() -> NOT_TEXT.matcher(text).replaceAll(" "));
    return new VendorError(
        status,
        headers,
        List.of(),
        Optional.of(redaction.quote(sentence)).filter(quoted -> !quoted.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        JsonView.empty());
  }

  private Optional<String> code(VendorError error) {
    return rules.code(error).map(redaction::quote);
  }

  private Optional<String> sentence(VendorError error) {
    return rules.message(error).map(redaction::quote);
  }

  private String message(Operation operation, ErrorKind kind, VendorError error) {
    StringBuilder message =
        new StringBuilder(instance)
            .append(" answered ")
            .append(operation)
            .append(error.status() < 300 ? " with an error under status " : " with ")
            .append(error.status());
    code(error).ifPresent(code -> message.append(" (").append(code).append(')'));
    sentence(error).ifPresent(text -> message.append(": ").append(text));
    if (kind == ErrorKind.CONFIGURATION) {
      error
          .headers()
          .get("location")
          .flatMap(ErrorResponseDecoder::withoutQuery)
          .ifPresent(to -> message.append(": it redirects to ").append(redaction.quote(to)));
    }
    boolean ended = message.charAt(message.length() - 1) == '.';
    return message
        .append(ended ? " " : ". ")
        .append(ErrorResponses.advice(kind, operation))
        .toString();
  }

  private static Optional<String> withoutQuery(String location) {
    try {
      URI to = URI.create(location);
      return Optional.of((to.getHost() == null ? "" : Origin.of(to).toString()) + to.getRawPath());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
