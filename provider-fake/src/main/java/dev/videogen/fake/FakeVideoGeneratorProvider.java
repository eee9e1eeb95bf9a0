package dev.videogen.fake;

import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The way into the fake by configuration: {@code videogen.provider=fake}. Its jobs go by the
 * client's clock, which is the machine's unless another is given.
 */
public final class FakeVideoGeneratorProvider implements VideoGeneratorProvider {

  /** The presets under the names that they have in settings. */
  private enum PresetName {
    GENERIC,
    OPENAI,
    AZURE_JOBS,
    AZURE_VIDEOS,
    OPENROUTER,
    FAL,
    REPLICATE;

    FakePreset preset() {
      return switch (this) {
        case GENERIC -> FakePreset.generic();
        case OPENAI -> FakePreset.openAi();
        case AZURE_JOBS -> FakePreset.azureJobs();
        case AZURE_VIDEOS -> FakePreset.azureVideos();
        case OPENROUTER -> FakePreset.openRouter();
        case FAL -> FakePreset.fal();
        case REPLICATE -> FakePreset.replicate();
      };
    }
  }

  private static final Setting<PresetName> PRESET =
      Setting.choice("preset", "the vendor to imitate", PresetName.class)
          .withDefault(PresetName.GENERIC);

  private static final Setting<Duration> JOB_DURATION =
      Setting.duration("job-duration", "how long a job takes; the preset's own time unless set");

  private static final Setting<Path> DIRECTORY =
      Setting.file(
          "directory", "where jobs are kept between runs; they are kept in memory unless set");

  /** The provider, for {@link java.util.ServiceLoader}. */
  public FakeVideoGeneratorProvider() {}

  @Override
  public String type() {
    return "fake";
  }

  @Override
  public String description() {
    return "a video generator in memory that costs nothing, for tests and for trying out";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PRESET, JOB_DURATION, DIRECTORY);
  }

  @Override
  public VideoGenerator open(ProviderContext context) {
    FakeVideoGenerator.Builder fake =
        FakeVideoGenerator.builder()
            .name(context.instance())
            .preset(context.get(PRESET).orElse(PresetName.GENERIC).preset())
            .time(context.time())
            .budget(context.budget());
    context.get(JOB_DURATION).ifPresent(fake::jobDuration);
    context.get(DIRECTORY).ifPresent(fake::directory);
    return fake.build();
  }
}
