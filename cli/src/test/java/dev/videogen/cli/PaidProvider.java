package dev.videogen.cli;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.List;

/** A vendor that wants a key. */
final class PaidProvider implements VideoGeneratorProvider {

  private static final Setting<String> API_KEY =
      Setting.key("api-key", "the key of the account").readAlsoFrom("PAID_KEY");
  private static final Setting<String> REGION =
      Setting.text("region", "where to render").withDefault("north");

  @Override
  public String type() {
    return "paid";
  }

  @Override
  public String description() {
    return "a vendor that takes money";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(API_KEY, REGION);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    if (context.get(API_KEY).isEmpty()) {
      throw new ConfigurationException(
          ErrorDetails.builder(Operation.OPEN, "there is no key: set PAID_KEY").build());
    }
    return FakeVideoGenerator.builder()
        .name(context.instance())
        .preset(FakePreset.openAi())
        .build();
  }
}
