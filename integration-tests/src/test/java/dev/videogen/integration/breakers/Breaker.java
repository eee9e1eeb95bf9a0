package dev.videogen.integration.breakers;

import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A provider that breaks one rule: a fake, which keeps them all, in a decorator that does not.
 *
 * @param rule the number of the rule
 * @param how in which way it is broken; empty where that needs no words
 * @param vendor the fake
 * @param capabilities what the fake has of what the vendor has
 * @param breaking puts the fake in the decorator
 */
public record Breaker(
    String rule,
    String how,
    FakePreset vendor,
    UnaryOperator<Capabilities> capabilities,
    Function<VideoGenerator, VideoGenerator> breaking) {

  static Breaker of(String rule, Function<VideoGenerator, VideoGenerator> breaking) {
    return new Breaker(rule, "", FakePreset.generic(), UnaryOperator.identity(), breaking);
  }

  /** The same by a name, for rules that have several. */
  Breaker called(String name) {
    return new Breaker(rule, name, vendor, capabilities, breaking);
  }

  /** One that breaks a rule which the vendor's capabilities must switch on. */
  Breaker at(FakePreset preset) {
    return new Breaker(rule, how, preset, capabilities, breaking);
  }

  /** One that breaks a rule about operations which the vendor does not have. */
  Breaker atABareVendor() {
    return new Breaker(rule, how, vendor, Breaker::withoutOperations, breaking);
  }

  /** One that breaks a rule about a vendor whose delete cancels. */
  Breaker cancelsByDeleting() {
    return new Breaker(
        rule, how, vendor, known -> known.toBuilder().cancelsByDeleting().build(), breaking);
  }

  /** All that there are. */
  public static List<Breaker> all() {
    return Stream.of(
            JobBreakers.all(),
            FileBreakers.all(),
            ChangeBreakers.all(),
            ErrorBreakers.all(),
            CallBreakers.all(),
            SentBreakers.all(),
            PollBreakers.all(),
            ResponseBreakers.all(),
            WebhookBreakers.all())
        .flatMap(List::stream)
        .toList();
  }

  /** A new vendor. */
  public FakeVideoGenerator fake() {
    return FakeVideoGenerator.builder()
        .preset(vendor)
        .capabilities(capabilities.apply(vendor.capabilities()))
        .build();
  }

  private static Capabilities withoutOperations(Capabilities known) {
    Feature[] operations =
        Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest() && feature != Feature.LIST)
            .toArray(Feature[]::new);
    List<ModelCapabilities> models =
        known.models().stream()
            .map(model -> model.toBuilder().lacks(Feature.REMIX, Feature.EDIT, Feature.EXTEND))
            .map(ModelCapabilities.Builder::build)
            .toList();
    return known.toBuilder()
        .listing(Capabilities.Listing.NONE)
        .lacks(operations)
        .models(models)
        .build();
  }

  @Override
  public String toString() {
    return how.isEmpty() ? rule : rule + ", " + how;
  }
}
