package dev.videogen.cli.command;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.Session;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code videogen emulator}. */
@Command(
    sortOptions = false,
    name = "emulator",
    description = {
      "Serves vendors' wire formats on this machine, from the fake, until it is interrupted.",
      "So a program in any language can be developed and tested without a key or a cent.",
      "It prints one line of environment variables for OpenAI, and one for each of Azure's APIs."
    },
    footerHeading = "%nIn another terminal:%n",
    footer = {
      "  curl -H 'Authorization: Bearer any' http://127.0.0.1:8080/v1/videos",
      "  OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any \\",
      "    videogen generate --provider openai --prompt \"A cat\" --out cat.mp4"
    })
public final class EmulatorCommand implements Callable<Integer> {

  /** As long as nobody interrupts it; a clock that is set by hand ends it at once. */
  private static final Duration MAX_RUN_TIME = Duration.ofDays(365);

  private static final int MAX_PORT = 65_535;

  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on, 0 for a free one; ${DEFAULT-VALUE} unless given.")
  private int port = 8080;

  @Option(
      names = "--job-duration",
      paramLabel = "DURATION",
      description = "How long a job takes, such as 500ms or 5s; 5s unless given.")
  private Duration jobDuration = Duration.ofSeconds(5);

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = {
        "Where OpenAI's webhooks are sent; nowhere unless given.",
        "Those of fal and Replicate go where a create says. All stay on this machine."
      })
  private @Nullable URI webhook;

  public EmulatorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MAX_PORT) {
      throw new UsageException("--port is 0 to " + MAX_PORT + ", not " + port);
    }
    try (VideoEmulator emulator = start()) {
      PrintWriter out = session.terminal().out();
      out.println(
          "OPENAI_BASE_URL="
              + emulator.openAiBaseUrl()
              + " OPENAI_API_KEY=any VIDEOGEN_OPENAI_DIALECT=openai VIDEOGEN_OPENAI_WEBHOOK_SECRET="
              + emulator.openAiWebhookSecret()
              + " VIDEOGEN_PROVIDER=openai");
      out.println(azure(emulator, "jobs", emulator.azureJobs()));
      out.println(azure(emulator, "videos", emulator.azureVideos()));
      out.println(
          "OPENROUTER_API_KEY=any VIDEOGEN_OPENROUTER_BASE_URL="
              + emulator.openRouterBaseUrl()
              + " VIDEOGEN_OPENROUTER_MODEL="
              + emulator.openRouter().capabilities().defaultModel().orElseThrow()
              + " VIDEOGEN_PROVIDER=openrouter");
      out.println(
          "FAL_KEY=any VIDEOGEN_FAL_BASE_URL="
              + emulator.falBaseUrl()
              + " VIDEOGEN_FAL_STORAGE_URL="
              + emulator.falStorageUrl()
              + " VIDEOGEN_FAL_PLATFORM_URL="
              + emulator.falPlatformUrl()
              + " VIDEOGEN_FAL_WEBHOOK_JWKS_URL="
              + emulator.falJwksUrl()
              + " VIDEOGEN_FAL_MODEL="
              + emulator.fal().capabilities().defaultModel().orElseThrow()
              + " VIDEOGEN_PROVIDER=fal");
      out.println(
          "REPLICATE_API_TOKEN=any VIDEOGEN_REPLICATE_BASE_URL="
              + emulator.replicateBaseUrl()
              + " VIDEOGEN_REPLICATE_WEBHOOK_SECRET="
              + emulator.replicateWebhookSecret()
              + " VIDEOGEN_REPLICATE_MODEL="
              + emulator.replicate().capabilities().defaultModel().orElseThrow()
              + " VIDEOGEN_PROVIDER=replicate");
      session.say("The emulator serves test pictures, and charges nothing. Ctrl-C ends it.");
      session.time().sleep(MAX_RUN_TIME);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE.value();
  }

  private static String azure(VideoEmulator emulator, String api, FakeVideoGenerator fake) {
    return "AZURE_OPENAI_ENDPOINT="
        + emulator.azureEndpoint()
        + " AZURE_OPENAI_API_KEY=any AZURE_OPENAI_DEPLOYMENT="
        + fake.capabilities().defaultModel().orElseThrow()
        + " VIDEOGEN_AZURE_API="
        + api
        + " VIDEOGEN_PROVIDER=azure";
  }

  private VideoEmulator start() {
    VideoEmulator.Builder builder = VideoEmulator.builder();
    if (webhook != null) {
      try {
        builder.openAiWebhook(webhook);
      } catch (IllegalArgumentException wrong) {
        throw new UsageException("--webhook: " + wrong.getMessage());
      }
    }
    try {
      return builder
          .port(port)
          .openAi(fake("openai", FakePreset.openAi()))
          .azureJobs(fake("azure-jobs", FakePreset.azureJobs()))
          .azureVideos(fake("azure-videos", FakePreset.azureVideos()))
          .openRouter(fake("openrouter", FakePreset.openRouter()))
          .fal(fake("fal", FakePreset.fal()))
          .replicate(fake("replicate", FakePreset.replicate()))
          .start();
    } catch (UncheckedIOException taken) {
      throw new UsageException(
          "the emulator cannot listen on port "
              + port
              + " of this machine; name another one with --port, or 0 for a free one");
    }
  }

  private FakeVideoGenerator fake(String name, FakePreset preset) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .name(name)
        .time(TimeSource.system())
        .jobDuration(jobDuration)
        .build();
  }
}
