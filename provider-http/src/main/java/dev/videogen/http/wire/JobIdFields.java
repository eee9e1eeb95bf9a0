package dev.videogen.http.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the id of a job may stand in a response, which is an object or an array of which the first
 * object counts. After the places that a provider names come the envelopes that relays put around a
 * job: a job that is paid for must not be lost for the name of an envelope.
 *
 * @param paths of fields, the first that is there counts
 */
record JobIdFields(List<String> paths) {

  /**
   * Around a job that is known by no other id. An output is none, as its id may be that of a file,
   * and neither is a video, as its id may be that of one that is edited.
   */
  private static final List<String> ENVELOPES =
      List.of("data", "result", "response", "job", "task", "payload");

  static final JobIdFields COMMON =
      new JobIdFields(
          withEnvelopes(
              List.of(
                  "id",
                  "task_id",
                  "data.id",
                  "data.task_id",
                  "generation_id",
                  "data.generation_id",
                  "video_id",
                  "data.video_id",
                  "job_id",
                  "data.job_id",
                  "output.task_id"),
              List.of("id", "task_id")));

  static JobIdFields of(String first, String... others) {
    List<String> own = Stream.concat(Stream.of(first), Stream.of(others)).toList();
    return new JobIdFields(withEnvelopes(own, List.of(first)));
  }

  /** The paths, and after them the same names inside one or two envelopes, the outer ones first. */
  private static List<String> withEnvelopes(List<String> paths, List<String> names) {
    Stream<String> envelopes =
        Stream.concat(
            ENVELOPES.stream(),
            ENVELOPES.stream()
                .flatMap(outer -> ENVELOPES.stream().map(inner -> outer + "." + inner)));
    return Stream.concat(
            paths.stream(),
            envelopes.flatMap(envelope -> names.stream().map(name -> envelope + "." + name)))
        .distinct()
        .toList();
  }

  Optional<String> id(JsonView response) {
    JsonView root = ErrorObject.root(response);
    for (String path : paths) {
      Optional<String> id = id(root, path);
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  /** The object in which the id stands, with the fields around it that it lacks. */
  JsonView object(JsonView response) {
    JsonView root = ErrorObject.root(response);
    return paths.stream()
        .filter(path -> id(root, path).isPresent())
        .findFirst()
        .map(path -> parent(root, path))
        .filter(inner -> id(inner).isPresent())
        .map(inner -> new JsonView(EnvelopedJob.of(root.node(), inner.node())))
        .orElse(root);
  }

  private static Optional<String> id(JsonView root, String path) {
    return parent(root, path).text(path.substring(path.lastIndexOf('.') + 1));
  }

  /** The object in which the last name of a path stands; of an array, its first object. */
  private static JsonView parent(JsonView root, String path) {
    if (path.indexOf('.') < 0) {
      return root;
    }
    JsonView json = root;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      json = json.objects(names[i]).stream().findFirst().orElse(JsonView.empty());
    }
    return json;
  }
}
