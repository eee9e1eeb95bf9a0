package dev.videogen.capabilities;

import dev.videogen.internal.text.Listing;
import java.util.List;

/** Puts into words when a component of a price is charged. */
final class PriceConditions {

  private PriceConditions() {}

  static String of(Price.Component component) {
    StringBuilder words = new StringBuilder();
    if (!component.resolutions().isEmpty()) {
      words.append(" at ").append(Listing.of(List.copyOf(component.resolutions()), "or"));
    }
    if (!component.sizes().isEmpty()) {
      words.append(" at ").append(Listing.of(List.copyOf(component.sizes()), "or"));
    }
    component.audio().ifPresent(audio -> words.append(audio ? " with sound" : " without sound"));
    component
        .sources()
        .ifPresent(
            sources ->
                words.append(
                    sources.isEmpty()
                        ? " of a new video"
                        : " of a " + Listing.of(List.copyOf(sources), "or")));
    return words.toString();
  }
}
