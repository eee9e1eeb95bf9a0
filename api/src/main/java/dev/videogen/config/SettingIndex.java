package dev.videogen.config;

import dev.videogen.internal.text.EditDistance;
import dev.videogen.settings.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The right names of settings, without {@code videogen.}, given the instances that there are. */
final class SettingIndex {

  private final InstanceTable instances;
  private final Set<String> global = new TreeSet<>();
  private final Set<String> names = new TreeSet<>();
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> globalGroups = new TreeSet<>();
  private final Map<String, List<String>> namesByVariable;

  SettingIndex(InstanceTable instances) {
    this.instances = instances;
    global.add(KnownNames.PROVIDER);
    global.addAll(KnownNames.SHARED);
    globalGroups.addAll(KnownNames.SHARED_GROUPS);
    ClientSettings.all().forEach(setting -> global.add(setting.name()));
    for (Instance instance : instances.all()) {
      names.add(instance.name() + "." + KnownNames.TYPE);
      for (Setting<?> setting : instance.settings()) {
        (setting.isGroup() ? groups : names).add(instance.name() + "." + setting.name());
        if (setting.isShared()) {
          (setting.isGroup() ? globalGroups : global).add(setting.name());
        }
      }
    }
    names.addAll(global);
    groups.addAll(globalGroups);
    namesByVariable =
        names.stream()
            .collect(Collectors.groupingBy(Variables::of, TreeMap::new, Collectors.toList()));
  }

  /** Whether a setting is called so, or may be called so by a provider that is not there. */
  boolean knows(String name) {
    return names.contains(name)
        || groups.stream().anyMatch(group -> isMember(name, group + "."))
        || ofAbsentProvider(name, instance -> instance + ".");
  }

  /** The settings that a variable may stand for; several if it is ambiguous. */
  List<String> meanings(String variable) {
    List<String> meanings = new ArrayList<>(namesByVariable.getOrDefault(variable, List.of()));
    for (String group : groups) {
      String beginning = Variables.of(group) + "_";
      if (isMember(variable, beginning)) {
        meanings.add(group + "." + Variables.word(variable.substring(beginning.length())));
      }
    }
    return meanings;
  }

  /** Whether a variable may be that of a setting of a provider that is not there. */
  boolean mayKnowVariable(String variable) {
    return ofAbsentProvider(variable, instance -> Variables.of(instance) + "_");
  }

  private boolean ofAbsentProvider(String text, UnaryOperator<String> beginning) {
    return instances.all().stream()
        .filter(instance -> instance.provider().isEmpty())
        .anyMatch(instance -> isMember(text, beginning.apply(instance.name())));
  }

  private static boolean isMember(String text, String beginning) {
    return text.startsWith(beginning) && text.length() > beginning.length();
  }

  /** The right name that a wrong one is near to. */
  Optional<String> nearestName(String wrong) {
    return nearest(wrong, ".", UnaryOperator.identity());
  }

  /** The right variable that a wrong one is near to. */
  Optional<String> nearestVariable(String wrong) {
    return nearest(Variables.rest(wrong), "_", Variables::part)
        .map(near -> Variables.PREFIX + near);
  }

  /**
   * The nearest right name, as it is written in one kind of place. Where it begins with an instance
   * that is right, the slip is behind that.
   */
  private Optional<String> nearest(String wrong, String separator, UnaryOperator<String> form) {
    String right =
        instances.all().stream()
            .map(instance -> form.apply(instance.name()) + separator)
            .filter(wrong::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    Stream<String> members =
        groups.stream().map(form).flatMap(group -> memberLike(wrong, group, separator).stream());
    List<String> candidates =
        Stream.concat(names.stream().map(form), members)
            .filter(candidate -> candidate.startsWith(right))
            .map(candidate -> candidate.substring(right.length()))
            .toList();
    return EditDistance.nearest(wrong.substring(right.length()), candidates)
        .map(near -> right + near);
  }

  /** The member of a group that ends as a wrong name does, if that has as many words and more. */
  private static Optional<String> memberLike(String wrong, String group, String separator) {
    int wordsOfGroup = group.split(Pattern.quote(separator), -1).length;
    String[] words = wrong.split(Pattern.quote(separator), wordsOfGroup + 1);
    return words.length > wordsOfGroup && !words[wordsOfGroup].isEmpty()
        ? Optional.of(group + separator + words[wordsOfGroup])
        : Optional.empty();
  }

  /** What to say of a wrong name, so that it can be mended. */
  String advice(String wrong) {
    Optional<String> near = nearestName(wrong).map(name -> "Did you mean videogen." + name + "?");
    String first = KnownNames.firstWord(wrong);
    if (!first.equals(wrong) && instances.find(first).isEmpty()) {
      return Stream.concat(near.stream(), instances.howToDeclare(first).stream())
          .reduce((one, other) -> one + " " + other)
          .orElseGet(this::listOfGlobal);
    }
    return near.orElseGet(
        () -> instances.find(first).map(this::listOf).orElseGet(this::listOfGlobal));
  }

  private String listOf(Instance instance) {
    return instance.settings().stream()
        .map(setting -> setting.name() + (setting.isGroup() ? ".NAME" : ""))
        .collect(Collectors.joining(", ", "The settings of " + instance.name() + " are ", "."));
  }

  private String listOfGlobal() {
    return Stream.concat(global.stream(), globalGroups.stream().map(group -> group + ".NAME"))
        .collect(Collectors.joining(", ", "The settings of all instances are ", "."));
  }
}
