package dev.videogen.cli;

import dev.videogen.Feature;
import dev.videogen.Mode;
import dev.videogen.ModelCapabilities;
import dev.videogen.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of a provider, as lines for people. */
final class ProviderText {

  private static final String INDENT = "  ";

  private final Wrapped wrapped;
  private final List<String> lines = new ArrayList<>();

  private ProviderText(int columns) {
    this.wrapped = new Wrapped(columns);
  }

  /** The lines of all providers, an empty one between two. */
  static List<String> lines(List<ProviderView> views, int columns) {
    List<String> lines = new ArrayList<>();
    for (ProviderView view : views) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(new ProviderText(columns).of(view));
    }
    return lines;
  }

  private List<String> of(ProviderView view) {
    String type = view.name().equals(view.type()) ? "" : " (" + view.type() + ")";
    add("", view.name() + type + ": " + view.description());
    String use = view.chosen() ? "ready, and the configured provider" : "ready";
    add("Status      ", view.problem() == null ? use : "not ready: " + view.problem());
    if (view.problem() == null) {
      add("Operations  ", operations(view));
      view.capabilities().models().forEach(model -> model(view, model));
    }
    if (!view.settings().isEmpty()) {
      lines.add(INDENT + "Settings");
      view.settings().forEach(this::setting);
    }
    return lines;
  }

  private String operations(ProviderView view) {
    return "create, retrieve, download"
        + Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest())
            .map(feature -> named(feature, view.capabilities().support(feature)))
            .collect(Collectors.joining());
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
  }

  private static String price(Mode mode) {
    return mode.pricePerSecond()
        .map(price -> "; " + Words.dollars(price) + " a second")
        .orElse("; price unknown");
  }

  private static String named(Feature feature, Support support) {
    return switch (support) {
      case SUPPORTED -> ", " + feature;
      case UNKNOWN -> ", " + feature + "?";
      case UNSUPPORTED -> "";
    };
  }

  private void setting(ProviderView.SettingView view) {
    lines.add(
        INDENT + INDENT + view.property() + (view.isSet() ? "  [set " + place(view) + "]" : ""));
    String standard =
        view.setting().defaultValue().map(value -> "; " + shown(value) + " unless set").orElse("");
    String vendor =
        view.setting().vendorVariable().map(variable -> "; also " + variable).orElse("");
    add("    ", view.setting().description() + standard + vendor);
  }

  private static String place(ProviderView.SettingView view) {
    return switch (view.origin()) {
      case CODE -> "in code";
      case SYSTEM_PROPERTY -> "as a system property";
      case ENVIRONMENT, VENDOR_ENVIRONMENT -> "in the environment";
      case FILE -> "in ./videogen.properties";
      case CLASS_PATH -> "in the class path's videogen.properties";
      case DEFAULT -> "nowhere";
    };
  }

  private static String shown(Object value) {
    return value instanceof Enum<?> choice
        ? Words.word(choice).replace('_', '-')
        : value.toString();
  }

  private void add(String head, String text) {
    lines.addAll(wrapped.lines(head.isEmpty() ? "" : INDENT + head, text));
  }
}
