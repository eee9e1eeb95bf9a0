package dev.videogen.openrouter;

import dev.videogen.Resolution;
import dev.videogen.capabilities.Price;
import dev.videogen.capabilities.Price.Component;
import dev.videogen.http.wire.JsonView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's {@code pricing_skus}: names with a price as text. OpenRouter does not define the names;
 * those that it was seen to use, {@code duration_seconds} with {@code _with_audio} or {@code
 * _without_audio} and a resolution behind, and {@code cents_per_second_output}, are understood
 * (seen in November 2026, and remembered only). Where one name or amount is not, or names are mixed
 * of which one could hold beside or instead of another, the price is unknown: never free.
 */
final class PriceList {

  private static final Pattern SKU =
      Pattern.compile(
          "(duration_seconds|cents_per_second_output)(_with_audio|_without_audio)?(?:_(\\w+))?");

  private static final int CENTS = 2;

  private PriceList() {}

  /** The price; empty if there is none or one that is not understood. */
  static Optional<Price> of(JsonView skus) {
    List<Component> components = new ArrayList<>();
    Set<String> forms = new HashSet<>();
    for (String name : skus.names()) {
      Optional<Component> component =
          skus.number(name)
              .filter(amount -> amount.signum() > 0)
              .flatMap(amount -> component(name, amount));
      if (component.isEmpty()) {
        return Optional.empty();
      }
      components.add(component.get());
      forms.add(form(name));
    }
    return forms.size() != 1
        ? Optional.empty()
        : Optional.of(Price.of(components.toArray(Component[]::new)));
  }

  /** By what a name tells prices apart. */
  private static String form(String name) {
    Matcher sku = SKU.matcher(name);
    return sku.matches() ? sku.group(1) + (sku.group(2) != null) + (sku.group(3) != null) : name;
  }

  private static Optional<Component> component(String name, BigDecimal amount) {
    Matcher sku = SKU.matcher(name);
    if (!sku.matches()) {
      return Optional.empty();
    }
    boolean cents = sku.group(1).startsWith("cents");
    Component plain = Price.perSecond(cents ? amount.movePointLeft(CENTS) : amount);
    Component heard =
        sku.group(2) == null ? plain : plain.withAudio(sku.group(2).equals("_with_audio"));
    try {
      return Optional.of(sku.group(3) == null ? heard : heard.at(Resolution.parse(sku.group(3))));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
