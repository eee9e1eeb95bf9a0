package dev.videogen.cli.provider;

import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.WordWrap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a provider, as lines for people. */
final class ProviderText {

  private static final String INDENT = "  ";

  /** How the form of a setting begins whose values are a few words, which are worth showing. */
  private static final String CHOICE = "one of ";

  private final WordWrap wrapped;
  private final List<String> lines = new ArrayList<>();

  private ProviderText(int columns) {
    this.wrapped = new WordWrap(columns);
  }

  /** The lines of all providers, then of the settings that belong to none of them alone. */
  static List<String> lines(List<ProviderView> views, List<SettingView> client, int columns) {
    List<String> lines = new ArrayList<>();
    for (ProviderView view : views) {
      lines.addAll(new ProviderText(columns).of(view));
      lines.add("");
    }
    lines.addAll(new ProviderText(columns).shared(views, client));
    return lines;
  }

  private List<String> shared(List<ProviderView> views, List<SettingView> client) {
    lines.add("Settings of all providers");
    Map<String, SettingView> byName = new LinkedHashMap<>();
    Stream.concat(
            client.stream(),
            views.stream()
                .flatMap(view -> view.settings().stream())
                .filter(view -> view.setting().isShared()))
        .forEach(view -> byName.putIfAbsent(view.property(), view));
    byName.values().forEach(this::setting);
    return lines;
  }

  private List<String> of(ProviderView view) {
    String type = view.name().equals(view.type()) ? "" : " (" + view.type() + ")";
    add("", view.name() + type + ": " + view.description());
    String use = view.chosen() ? "ready, and the configured provider" : "ready";
    add("Status      ", view.problem() == null ? use : "not ready: " + view.problem());
    if (view.problem() == null) {
      add("Operations  ", operations(view));
      add("Lists       ", lists(view.capabilities()));
      view.capabilities().models().forEach(model -> model(view, model));
    }
    lines.add(INDENT + "Settings");
    view.settings().stream()
        .filter(setting -> !setting.setting().isShared())
        .forEach(this::setting);
    return lines;
  }

  private String operations(ProviderView view) {
    return "create, retrieve, download"
        + Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest())
            .map(feature -> named(feature, view.capabilities().support(feature)))
            .collect(Collectors.joining());
  }

  private static String lists(Capabilities capabilities) {
    return switch (capabilities.listing()) {
      case COMPLETE -> "every job of the key";
      case PARTIAL -> "perhaps not every job";
      case NONE -> "none";
    };
  }

  private void model(ProviderView view, ModelCapabilities model) {
    boolean isDefault = view.capabilities().defaultModel().filter(model.name()::equals).isPresent();
    String aliases =
        model.aliases().isEmpty() ? "" : ", also " + String.join(", ", model.aliases());
    add("Model       ", model.name() + (isDefault ? " (the default)" : "") + aliases);
    model.modes().forEach(mode -> add("            ", mode + price(mode)));
    String features =
        Arrays.stream(Feature.values())
            .filter(Feature::isPartOfRequest)
            .map(feature -> named(feature, model.support(feature)))
            .collect(Collectors.joining());
    add("            ", features.isEmpty() ? "takes a prompt alone" : "takes a prompt" + features);
    limits(model);
  }

  private static String price(Mode mode) {
    return mode.price().map(price -> "; " + price).orElse("; price unknown");
  }

  /** What a request must have besides a prompt, and what it cannot have together. */
  private void limits(ModelCapabilities model) {
    for (Set<Feature> either : model.required()) {
      add("            ", "needs " + joined(either, " or "));
    }
    for (Feature feature : Feature.values()) {
      model
          .maxInputs(feature)
          .ifPresent(most -> add("            ", "takes " + feature + " up to " + most + " times"));
      Set<Feature> others =
          model.excludedBy(feature).stream()
              .filter(other -> other.compareTo(feature) > 0)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!others.isEmpty()) {
        add("            ", "takes " + feature + " or " + joined(others, ", ") + ", not both");
      }
    }
  }

  private static String joined(Set<Feature> features, String word) {
    return features.stream().map(Feature::toString).collect(Collectors.joining(word));
  }

  private static String named(Feature feature, Support support) {
    return switch (support) {
      case SUPPORTED -> ", " + feature;
      case RACY -> ", " + feature + " (racy)";
      case UNKNOWN -> ", " + feature + "?";
      case UNSUPPORTED -> "";
    };
  }

  private void setting(SettingView view) {
    lines.add(
        INDENT + INDENT + view.property() + (view.isSet() ? "  [set " + place(view) + "]" : ""));
    String standard =
        view.setting().defaultValue().map(value -> "; " + shown(value) + " unless set").orElse("");
    String vendor =
        view.setting().vendorVariable().map(variable -> "; also " + variable).orElse("");
    String form = view.setting().form();
    String words = form.startsWith(CHOICE) ? ": " + form.substring(CHOICE.length()) : "";
    add("    ", view.setting().description() + words + standard + vendor);
  }

  private static String place(SettingView view) {
    return switch (view.origin()) {
      case CODE -> "in code";
      case SYSTEM_PROPERTY -> "as a system property";
      case ENVIRONMENT, VENDOR_ENVIRONMENT -> "in the environment";
      case NAMED_FILE -> "in the file that videogen.config names";
      case USER_FILE -> "in your own videogen.properties";
      case FOLDER_FILE -> "in ./videogen.properties";
      case CLASS_PATH -> "in the class path's videogen.properties";
      case DEFAULT -> "nowhere";
    };
  }

  private static String shown(Object value) {
    if (value instanceof Duration duration) {
      return Formats.setting(duration);
    }
    return value instanceof Enum<?> choice
        ? Formats.word(choice).replace('_', '-')
        : value.toString();
  }

  private void add(String head, String text) {
    lines.addAll(wrapped.lines(head.isEmpty() ? "" : INDENT + head, text));
  }
}
