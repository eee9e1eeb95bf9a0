package dev.videogen.conformance;

import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.spi.VideoGenerator;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The provider of the README")
class MinimalConformanceTest extends VideoGeneratorConformanceTest {

  @Override
  protected ConformanceHarness harness() {
    MinimalVideoGenerator shoebox = new MinimalVideoGenerator(new FakeTimeSource());
    return new ConformanceHarness() {
      @Override
      public VideoGenerator open() {
        return shoebox;
      }

      @Override
      public OptionalLong submissions() {
        return OptionalLong.of(shoebox.created.get());
      }

      @Override
      public void close() {}
    };
  }
}
