package dev.videogen.emulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The APIs that are served, each from a fake of its own. */
enum Vendor {
  OPENAI("OpenAI"),
  AZURE_JOBS("Azure jobs"),
  AZURE_VIDEOS("Azure videos"),
  OPENROUTER("OpenRouter"),
  FAL("fal"),
  REPLICATE("Replicate");

  private final String title;

  Vendor(String title) {
    this.title = title;
  }

  /** The vendor by its {@link #id()}; empty if there is none. */
  static Optional<Vendor> of(String id) {
    return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** How it is called in addresses and in JSON, such as {@code azure-jobs}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it is called where people read. */
  String title() {
    return title;
  }
}
