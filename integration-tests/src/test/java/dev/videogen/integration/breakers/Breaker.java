package dev.videogen.integration.breakers;

import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A provider that breaks one rule: a fake, which keeps them all, in a decorator that does not.
 *
 * @param rule the number of the rule
 * @param vendor the fake
 * @param breaking puts the fake in the decorator
 */
public record Breaker(
    String rule,
    FakePreset vendor,
    boolean bare,
    Function<VideoGenerator, VideoGenerator> breaking) {

  static Breaker of(String rule, Function<VideoGenerator, VideoGenerator> breaking) {
    return new Breaker(rule, FakePreset.generic(), false, breaking);
  }

  /** One that breaks a rule which the vendor's capabilities must switch on. */
  Breaker at(FakePreset preset) {
    return new Breaker(rule, preset, false, breaking);
  }

  /** One that breaks a rule about operations which the vendor does not have. */
  Breaker atABareVendor() {
    return new Breaker(rule, vendor, true, breaking);
  }

  /** All that there are. */
  public static List<Breaker> all() {
    return Stream.of(
            JobBreakers.all(),
            FileBreakers.all(),
            ChangeBreakers.all(),
            ErrorBreakers.all(),
            CallBreakers.all())
        .flatMap(List::stream)
        .toList();
  }

  /** A new vendor. */
  public FakeVideoGenerator fake() {
    FakeVideoGenerator.Builder fake = FakeVideoGenerator.builder().preset(vendor);
    return bare ? fake.capabilities(bareCapabilities()).build() : fake.build();
  }

  private Capabilities bareCapabilities() {
    Feature[] operations =
        Arrays.stream(Feature.values())
            .filter(feature -> !feature.isPartOfRequest())
            .toArray(Feature[]::new);
    return vendor.capabilities().toBuilder().lacks(operations).build();
  }

  @Override
  public String toString() {
    return rule;
  }
}
