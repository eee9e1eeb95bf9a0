package support;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;

/** A provider that is written about in samples. */
public final class AcmeVideoGenerator implements VideoGenerator {

  private final VideoGenerator fake;

  /** One that goes by a clock. */
  public AcmeVideoGenerator(TimeSource time) {
    this.fake = FakeVideoGenerator.builder().time(time).build();
  }

  @Override
  public String name() {
    return fake.name();
  }

  @Override
  public Capabilities capabilities() {
    return fake.capabilities();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    return fake.create(request);
  }

  @Override
  public VideoJob retrieve(String id) {
    return fake.retrieve(id);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return fake.open(output, asset, range);
  }

  @Override
  public void close() {
    fake.close();
  }
}
