package dev.videogen.internal.download;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Names the files of several variants: {@code cat-1.mp4}, {@code cat-2.mp4}. */
public final class VariantFiles {

  private VariantFiles() {}

  /** The target itself for one variant, else as many names as there are variants. */
  public static List<Path> of(Path target, int variants) {
    if (variants == 1) {
      return List.of(target);
    }
    return IntStream.rangeClosed(1, variants).mapToObj(number -> numbered(target, number)).toList();
  }

  private static Path numbered(Path target, int number) {
    String name = String.valueOf(target.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    return target.resolveSibling(stem + "-" + number + ending);
  }
}
