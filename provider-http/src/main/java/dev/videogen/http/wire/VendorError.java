package dev.videogen.http.wire;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a vendor says about an error, in whichever form: {@code {"error":{...}}}, the same fields
 * without the envelope, {@code {"error":"text"}}, {@code {"detail":"text"}} or a list of those,
 * plain text, or HTML.
 *
 * @param status the status of the response, 300 to 599; 200 to 299 of an error object in a response
 *     that is a success otherwise
 * @param headers of the response
 * @param codes the vendor's words for it, the most precise last: its type, its code, the code of
 *     the inner error
 * @param message the vendor's sentence, masked and cut; empty if there is none
 * @param param the field of the request that is meant; empty if none is named
 * @param revisedPrompt the prompt that the vendor would take instead; empty if there is none
 * @param json the object that holds the error; empty if the response is no JSON
 */
public record VendorError(
    int status,
    ResponseHeaders headers,
    List<String> codes,
    Optional<String> message,
    Optional<String> param,
    Optional<String> revisedPrompt,
    JsonView json) {

  /** Copies the words. */
  public VendorError {
    codes = List.copyOf(codes);
  }

  /**
   * The most precise of the vendor's words that is no mere number.
   *
   * @return the word, or empty if there is none
   */
  public Optional<String> code() {
    return codes.stream()
        .filter(code -> !code.chars().allMatch(Character::isDigit))
        .reduce((first, second) -> second);
  }

  /**
   * Whether one of the vendor's codes is among those given, in any case.
   *
   * @param wanted the codes looked for
   * @return true if one of them is
   */
  public boolean hasCode(Collection<String> wanted) {
    return codes.stream().anyMatch(code -> wanted.stream().anyMatch(code::equalsIgnoreCase));
  }
}
