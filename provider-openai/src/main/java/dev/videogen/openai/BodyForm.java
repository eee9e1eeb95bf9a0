package dev.videogen.openai;

import dev.videogen.VideoJob;
import dev.videogen.errors.InvalidRequestException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * In which form creates are sent to one server: as configured, or as it turns out by need. A server
 * that refuses one form for being that form (415, 422, or a 400 that misses fields which were sent,
 * as FastAPI's does) is sent the other: what was refused created nothing, so this pays once. One
 * that refuses both minds the request and not its form.
 *
 * <p>Safe for use by many threads.
 */
final class BodyForm {

  private static final Pattern MINDS_THE_FORM =
      Pattern.compile(
          "(?i)field required|missing|required|content[- ]?type|multipart|form[- ]?data|media type"
              + "|not.{0,20}json|json.{0,20}(?:decode|parse|invalid)");

  /** AUTO until it has turned out what the server takes. */
  private final AtomicReference<RequestFormat> format;

  /**
   * The form.
   *
   * @param format what is configured, or what is known of the server's dialect
   */
  BodyForm(RequestFormat format) {
    this.format = new AtomicReference<>(format);
  }

  /**
   * Sends a create.
   *
   * @param body what is sent
   * @param asJson sends it as JSON
   * @param asForm sends it as a form
   * @return the job
   */
  VideoJob send(CreateRequestBody body, Supplier<VideoJob> asJson, Supplier<VideoJob> asForm) {
    RequestFormat known = Objects.requireNonNull(format.get());
    boolean formFirst =
        switch (known) {
          case JSON -> body.isFormAlone();
          case MULTIPART -> true;
          case AUTO -> body.hasFile();
        };
    try {
      return (formFirst ? asForm : asJson).get();
    } catch (InvalidRequestException refused) {
      if (known != RequestFormat.AUTO || body.isFormAlone() || !mayMindTheForm(refused)) {
        throw refused;
      }
      VideoJob job = other(formFirst ? asJson : asForm, refused);
      format.compareAndSet(known, formFirst ? RequestFormat.JSON : RequestFormat.MULTIPART);
      return job;
    }
  }

  private static VideoJob other(Supplier<VideoJob> send, InvalidRequestException refused) {
    try {
      return send.get();
    } catch (InvalidRequestException alsoRefused) {
      // Then the first form was the right one, and its refusal says what is wrong.
      throw isUnsupportedForm(alsoRefused) ? refused : alsoRefused;
    }
  }

  private static boolean isUnsupportedForm(InvalidRequestException refused) {
    return refused.httpStatus().equals(OptionalInt.of(415));
  }

  /** Whether the other form may do; never where the refusal names a job. */
  private static boolean mayMindTheForm(InvalidRequestException refused) {
    int status = refused.httpStatus().orElse(0);
    boolean told = MINDS_THE_FORM.matcher(refused.vendorMessage().orElse("")).find();
    return refused.job().isEmpty() && (status == 415 || status == 422 || (status == 400 && told));
  }
}
