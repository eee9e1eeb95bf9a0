package dev.videogen.http.wire;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paths of fields by their {@linkplain FieldNames#plain plain} names, for a reader that meets the
 * fields in the order of the response. Immutable.
 */
public final class FieldPaths {

  private final Set<String> paths;
  private final Set<String> objects = new HashSet<>();

  /**
   * Some paths.
   *
   * @param paths names of fields, or with dots the names of objects and of a field in the last; of
   *     several the first counts
   */
  public FieldPaths(List<String> paths) {
    this.paths = new LinkedHashSet<>(paths.stream().map(FieldNames::plain).toList());
    for (String path : this.paths) {
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
        objects.add(path.substring(0, dot));
      }
    }
  }

  /**
   * These and, after them, others.
   *
   * @param others as for a new one
   * @return all of them
   */
  public FieldPaths and(List<String> others) {
    return new FieldPaths(Stream.concat(paths.stream(), others.stream()).toList());
  }

  /** The plain paths, the first of which counts. */
  public Set<String> inOrder() {
    return paths;
  }

  /**
   * Whether a plain path is one of them.
   *
   * @param path the plain path
   */
  public boolean has(String path) {
    return paths.contains(path);
  }

  /**
   * Whether one of them stands below a plain path.
   *
   * @param path the plain path
   */
  public boolean isAbove(String path) {
    return objects.contains(path);
  }
}
