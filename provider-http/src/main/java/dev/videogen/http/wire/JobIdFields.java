package dev.videogen.http.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the id of a job may stand in a response, which is an object or an array of which the first
 * object counts.
 *
 * @param paths of fields, the first that is there counts
 */
record JobIdFields(List<String> paths) {

  static final JobIdFields COMMON =
      new JobIdFields(
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
              "output.task_id"));

  static JobIdFields of(String first, String... others) {
    return new JobIdFields(Stream.concat(Stream.of(first), Stream.of(others)).toList());
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
