package dev.videogen.cli.command;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.Session;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.RunningClock;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
      "It prints one line of environment variables for each API, and the address of a page that"
          + " shows jobs, clips and requests, and arms faults. The address holds a token: who has it"
          + " may see and change all that."
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

  @Option(
      names = "--open",
      description = "Opens the emulator's page in a browser. Its address is printed in any case.")
  private boolean open;

  private final Predicate<URI> browser;

  public EmulatorCommand(Session session) {
    this(session, Browser::open);
  }

  /**
   * A command.
   *
   * @param browser shows an address; false if it cannot
   */
  EmulatorCommand(Session session, Predicate<URI> browser) {
    this.session = session;
    this.browser = browser;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MAX_PORT) {
      throw new UsageException("--port is 0 to " + MAX_PORT + ", not " + port);
    }
    try (VideoEmulator emulator = start()) {
      PrintWriter out = session.terminal().out();
      emulator.environments().values().forEach(environment -> out.println(line(environment)));
      session.say("The emulator serves test pictures, and charges nothing. Ctrl-C ends it.");
      showPage(emulator.pageUrl());
      session.time().sleep(MAX_RUN_TIME);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE.value();
  }

  /** The variables as they are put before a command. */
  private static String line(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The address is told in any case: who opens it is not known to have seen it. */
  private void showPage(URI page) {
    session.say("Its jobs, clips, requests and faults are shown at " + page);
    if (open && !browser.test(page)) {
      session.say("No browser could be opened here; open that address in one.");
    }
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
    RunningClock clock = new RunningClock();
    try {
      return builder
          .port(port)
          .openAi(fake("openai", FakePreset.openAi(), clock))
          .azureJobs(fake("azure-jobs", FakePreset.azureJobs(), clock))
          .azureVideos(fake("azure-videos", FakePreset.azureVideos(), clock))
          .openRouter(fake("openrouter", FakePreset.openRouter(), clock))
          .fal(fake("fal", FakePreset.fal(), clock))
          .replicate(fake("replicate", FakePreset.replicate(), clock))
          .start();
    } catch (UncheckedIOException taken) {
      throw new UsageException(
          "the emulator cannot listen on port "
              + port
              + " of this machine; name another one with --port, or 0 for a free one");
    }
  }

  private FakeVideoGenerator fake(String name, FakePreset preset, RunningClock clock) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .name(name)
        .time(clock)
        .jobDuration(jobDuration)
        .build();
  }
}
