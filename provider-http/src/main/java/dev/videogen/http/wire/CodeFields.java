package dev.videogen.http.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a vendor's own word for an error stands, be it in the response to a call or in what is told
 * of a job.
 *
 * @param fields each the name of a field, or with a dot the name of an object, or of an array of
 *     objects, and of a field in it
 * @param headers the headers of a response that have it where no field does
 */
record CodeFields(List<String> fields, List<String> headers) {

  static final CodeFields NONE = new CodeFields(List.of(), List.of());

  boolean isNone() {
    return fields.isEmpty() && headers.isEmpty();
  }

  /** The words in JSON, in the order of the fields; several if there are several errors. */
  List<String> in(JsonView json) {
    return fields.stream().flatMap(field -> in(json, field)).toList();
  }

  private static Stream<String> in(JsonView json, String field) {
    int dot = field.indexOf('.');
    return dot < 0
        ? json.text(field).stream()
        : json.objects(field.substring(0, dot)).stream()
            .flatMap(inner -> in(inner, field.substring(dot + 1)));
  }

  Optional<String> in(ResponseHeaders response) {
    return headers.stream().flatMap(name -> response.get(name).stream()).findFirst();
  }
}
