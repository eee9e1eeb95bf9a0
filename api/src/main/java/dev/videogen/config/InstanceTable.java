package dev.videogen.config;

import dev.videogen.JobRef;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.internal.text.EditDistance;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The instances that there are: the default ones of all types and the declared ones. The provider
 * of an instance need not be there until the instance is asked for.
 */
final class InstanceTable {

  private final Discovery discovery;
  private final Map<String, Instance> byName = new TreeMap<>();

  InstanceTable(Discovery discovery, Map<String, String> declaredTypesByName) {
    this.discovery = discovery;
    KnownNames.TYPES.forEach(type -> add(type, type));
    discovery.all().forEach(found -> add(found.type(), found.type()));
    declaredTypesByName.forEach(this::add);
  }

  private void add(String name, String type) {
    byName.put(name, new Instance(name, type, discovery.find(type)));
  }

  /** All of them, by name. */
  Collection<Instance> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  Optional<Instance> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The providers that were found, by type. */
  List<VideoGeneratorProvider> providers() {
    return discovery.all().stream().map(Discovery.Found::provider).toList();
  }

  /**
   * An instance that can be opened.
   *
   * @throws ConfigurationException if there is no such instance, or no provider of its type
   */
  Instance require(String name) {
    Instance instance = byName.get(name);
    if (instance == null) {
      throw Problems.of(unknown(name));
    }
    if (instance.provider().isEmpty()) {
      throw Problems.ofInstance(name, absent(instance));
    }
    return instance;
  }

  private String unknown(String name) {
    List<String> sentences = new ArrayList<>();
    sentences.add("There is no instance " + Quoted.of(name) + "; there are: " + ready() + ".");
    EditDistance.nearest(name, byName.keySet())
        .ifPresent(near -> sentences.add("Did you mean " + near + "?"));
    howToDeclare(name).ifPresent(sentences::add);
    sentences.addAll(failures());
    return String.join(" ", sentences);
  }

  private String absent(Instance instance) {
    String type = instance.type();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        (instance.name().equals(type)
                ? "The provider " + type
                : "The provider of " + instance.name() + ", of the type " + Quoted.of(type) + ",")
            + " is not on the class path; found: "
            + found()
            + ".");
    sentences.add(
        KnownNames.artifact(type)
            .map(artifact -> "Add the artifact " + artifact + ".")
            .or(() -> EditDistance.nearest(type, types()).map(near -> "Did you mean " + near + "?"))
            .orElse("Add the artifact that it comes in."));
    sentences.addAll(failures());
    return String.join(" ", sentences);
  }

  /** No instance was chosen: the error that says how to choose. */
  ConfigurationException noneChosen() {
    List<String> sentences = new ArrayList<>();
    if (discovery.all().isEmpty()) {
      sentences.add(
          "No provider is configured, and none is on the class path: add one of the artifacts "
              + KnownNames.TYPES.stream()
                  .flatMap(type -> KnownNames.artifact(type).stream())
                  .collect(Collectors.joining(", "))
              + ", and set videogen.provider (in the environment VIDEOGEN_PROVIDER) to its type.");
    } else {
      sentences.add(
          "No provider is configured: set videogen.provider (in the environment"
              + " VIDEOGEN_PROVIDER) to one of those there are: "
              + ready()
              + ".");
    }
    sentences.addAll(failures());
    return Problems.of(String.join(" ", sentences));
  }

  /** What to do so that a name becomes that of an instance; empty if it cannot. */
  Optional<String> howToDeclare(String name) {
    return JobRef.isInstanceName(name) && !KnownNames.isReserved(name) && Quoted.isShown(name)
        ? Optional.of(
            "To declare an instance "
                + name
                + ", set videogen."
                + name
                + ".type to the type of its provider.")
        : Optional.empty();
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>(KnownNames.TYPES);
    discovery.all().forEach(found -> types.add(found.type()));
    return types;
  }

  private String found() {
    return orNone(discovery.all().stream().map(Discovery.Found::type).toList());
  }

  private String ready() {
    return orNone(
        byName.values().stream()
            .filter(instance -> instance.provider().isPresent())
            .map(Instance::toString)
            .toList());
  }

  private static String orNone(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private List<String> failures() {
    return discovery.failures().stream().map(failure -> "Left out: " + failure + ".").toList();
  }
}
