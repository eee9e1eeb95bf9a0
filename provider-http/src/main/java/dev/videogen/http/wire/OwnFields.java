package dev.videogen.http.wire;

import dev.videogen.VideoRequest;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps options from replacing what a request says of its job. By its prompt, model, size and
 * length a job is recognised whose response was lost: if an option sent others, the job would be
 * taken for somebody else's, and paid for again.
 */
public final class OwnFields {

  private OwnFields() {}

  /**
   * Refuses options with the name of a field that the request itself fills.
   *
   * @param request what is to be sent
   * @param fields the wire's names, which say by themselves what they are
   * @throws InvalidRequestException if there is such an option, in any case of its letters
   */
  public static void check(VideoRequest request, Collection<String> fields) {
    check(
        request,
        fields.stream()
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> name.replace('_', ' '))));
  }

  /**
   * Refuses options with the name of a field that the request itself fills.
   *
   * @param request what is to be sent
   * @param fields the wire's names of prompt, model, size, length and number of videos, each with
   *     what the request calls it
   * @throws InvalidRequestException if there is such an option, in any case of its letters
   */
  public static void check(VideoRequest request, Map<String, String> fields) {
    List<String> taken =
        request.options().keySet().stream()
            .flatMap(
                option ->
                    fields.entrySet().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(option))
                        .map(field -> "\"" + option + "\" (" + field.getValue() + ")"))
            .sorted()
            .toList();
    if (!taken.isEmpty()) {
      throw new InvalidRequestException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "an option cannot replace what the request has a field of its own for: "
                      + String.join(", ", taken)
                      + ". Set that field instead. Nothing was sent.")
              .build());
    }
  }
}
