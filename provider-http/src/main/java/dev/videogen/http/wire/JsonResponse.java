package dev.videogen.http.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a wire interface gets back: a response with a status of 200 to 299.
 *
 * <p>Of a text of more than 256 KiB the JSON has the beginning alone.
 *
 * @param status 200 to 299
 * @param headers its headers
 * @param body its JSON; an empty view if there is no body
 * @param longTexts the texts of the response to a create that are longer, until its job is mapped
 */
public record JsonResponse(
    int status, ResponseHeaders headers, JsonView body, LongTexts longTexts) {

  /**
   * A response whose texts are all in its body.
   *
   * @param status 200 to 299
   * @param headers its headers
   * @param body its JSON; an empty view if there is no body
   */
  public JsonResponse(int status, ResponseHeaders headers, JsonView body) {
    this(status, headers, body, new LongTexts());
  }

  /**
   * The bytes that a text of the response to a create stands for, which may be a file of any size.
   *
   * @param text base64 as it stands in the body, or a {@code data:} URL of such
   * @return the bytes, decoded as they are read; to be closed, and read to their end before the
   *     mapping returns
   * @throws IOException if the text is too long and was not kept, as in every other response, or if
   *     the file in which it is kept cannot be read
   */
  public InputStream base64(String text) throws IOException {
    return longTexts.base64(text);
  }
}
