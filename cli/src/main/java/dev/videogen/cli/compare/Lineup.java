package dev.videogen.cli.compare;

import dev.videogen.cli.error.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which instance makes the video with which model.
 *
 * @param instance the instance
 * @param model its model; empty for its default
 */
record Lineup(String instance, Optional<String> model) {

  /** More are hard to look at, and as many vendors are paid. */
  private static final int MAX_ENTRIES = 12;

  /**
   * Reads the two lists of a command line: several models of one instance, one model of several
   * instances, or as many of both.
   *
   * @param instances the instances, one or more
   * @param models the models with a comma between each two; empty for the defaults
   */
  static List<Lineup> of(List<String> instances, Optional<String> models) {
    List<String> names =
        models
            .map(list -> Stream.of(list.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    if (names.contains("")) {
      throw new UsageException("--model names models with a comma between each two");
    }
    boolean paired = names.size() == instances.size();
    if (names.size() > 1 && instances.size() > 1 && !paired) {
      throw new UsageException(
          ("--provider names %d instances and --model %d models: name as many of both, which are"
                  + " paired in their order, or one of either")
              .formatted(instances.size(), names.size()));
    }
    List<Lineup> entries = new ArrayList<>();
    int count = Math.max(instances.size(), names.size());
    for (int each = 0; each < count; each++) {
      String instance = instances.get(instances.size() == 1 ? 0 : each);
      entries.add(
          new Lineup(
              instance,
              names.isEmpty()
                  ? Optional.empty()
                  : Optional.of(names.get(names.size() == 1 ? 0 : each))));
    }
    return checked(entries);
  }

  private static List<Lineup> checked(List<Lineup> entries) {
    if (entries.size() < 2) {
      throw new UsageException(
          "there is nothing to compare: name two instances or more with --provider a,b, or two"
              + " models with --model a,b");
    }
    if (entries.size() > MAX_ENTRIES) {
      throw new UsageException(
          "up to %d are compared, not %d".formatted(MAX_ENTRIES, entries.size()));
    }
    Set<Lineup> seen = new HashSet<>();
    for (Lineup entry : entries) {
      if (!seen.add(entry)) {
        throw new UsageException(
            entry.instance()
                + entry.model().map(model -> " with " + model).orElse("")
                + " is named twice; it would be paid for twice");
      }
    }
    return entries;
  }

  /** A name for each, of letters that every file system takes: the model where it tells apart. */
  static List<String> names(List<Lineup> entries) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Lineup entry : entries) {
      boolean alone =
          entries.stream().filter(each -> each.instance().equals(entry.instance())).count() == 1;
      String model = alone ? "" : entry.model().map(name -> "-" + name).orElse("");
      String name = (entry.instance() + model).replaceAll("[^A-Za-z0-9._-]+", "-");
      String free = name;
      for (int number = 2; !taken.add(free); number++) {
        free = name + "-" + number;
      }
      names.add(free);
    }
    return names;
  }
}
