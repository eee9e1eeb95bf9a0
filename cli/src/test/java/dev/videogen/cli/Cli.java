package dev.videogen.cli;

import dev.videogen.VideoClient;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.FakeVideoGeneratorProvider;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs the command in this process: with an environment, a working directory and providers of its
 * own, and with one fake that outlives the commands and goes by its own clock.
 */
final class Cli {

  private static final List<Setting<?>> SAFEGUARDS =
      List.of(
          ClientSettings.JOURNAL_FILE,
          ClientSettings.BUDGET_PER_JOB,
          ClientSettings.BUDGET_PER_DAY,
          ClientSettings.BUDGET_TOTAL,
          ClientSettings.BUDGET_UNKNOWN_PRICE);

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final List<VideoGeneratorProvider> providers = new ArrayList<>();
  private final List<Map<String, String>> opened = new ArrayList<>();
  private VideoGenerator generator;
  private boolean interactive;
  private boolean outputIsTerminal;
  private String input = "";

  /** A command line that the fake stands behind, whichever instance is opened. */
  Cli(Path directory, FakeVideoGenerator fake) {
    this.directory = directory;
    this.generator = fake;
    this.providers.add(new FakeVideoGeneratorProvider());
  }

  /** Sets an environment variable. */
  Cli variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts another provider on the class path. */
  Cli provider(VideoGeneratorProvider provider) {
    providers.add(provider);
    return this;
  }

  /** Puts a person before a terminal of 80 columns. */
  Cli interactive() {
    interactive = true;
    return this;
  }

  /** Makes a terminal of standard output. */
  Cli outputIsTerminal() {
    outputIsTerminal = true;
    return this;
  }

  /** Types lines, one answer to each question. */
  Cli typing(String... lines) {
    input = String.join("\n", lines) + "\n";
    return this;
  }

  /** Puts another generator behind whichever instance is opened. */
  Cli generator(VideoGenerator value) {
    this.generator = value;
    return this;
  }

  /** The settings that each client was opened with. */
  List<Map<String, String>> opened() {
    return opened;
  }

  /** Makes a video of a cat. */
  CliResult generate(Path target, String... more) {
    return run(
        Stream.concat(
                Stream.of("generate", "--prompt", "A cat", "--out", target.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Submits the job of a video of a cat, and gives its ref. */
  String submit(String... more) {
    String[] all =
        Stream.concat(Stream.of("generate", "--prompt", "A cat", "--no-wait"), Stream.of(more))
            .toArray(String[]::new);
    return run(all).out().strip();
  }

  /** The command with all its commands and options. */
  CommandLine line() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    ClientFactory clients = new ClientFactory(this::places, this::open, directory.resolve("state"));
    return VideogenCommand.in(
        new Session(new Terminal(nowhere, nowhere, false, false, 80), clients, generator.time()));
  }

  CliResult run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(out, err, interactive, outputIsTerminal, 80).colouredBy(environment);
    ClientFactory clients = new ClientFactory(this::places, this::open, directory.resolve("state"));
    Session session = new Session(terminal, clients, generator.time());
    session.readFrom(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    int exitCode = VideogenCommand.run(session, arguments);
    return new CliResult(
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        out.toByteArray());
  }

  private Configuration.Builder places() {
    return Configuration.builder()
        .systemProperties(Map.of())
        .environment(environment)
        .directory(directory)
        .providers(providers)
        .time(generator.time());
  }

  /**
   * Refuses what a client would refuse to open, and heeds its own settings, but opens the generator
   * that is there.
   */
  private VideoClient open(Map<String, String> settings) {
    Configuration.Builder places = places();
    settings.forEach(places::set);
    Configuration configuration = places.build();
    String instance = configuration.provider();
    opened.add(settings);
    VideoClient.Builder client = VideoClient.builder();
    for (Setting<?> setting : SAFEGUARDS) {
      configuration
          .clientIfSet(setting)
          .ifPresent(value -> client.set("videogen." + setting.name(), "" + value));
    }
    return client.generator(behind(instance)).build();
  }

  private VideoGenerator behind(String instance) {
    return new ForwardingVideoGenerator(generator) {
      @Override
      public String name() {
        return instance;
      }

      @Override
      public void close() {
        // The next command finds the same jobs.
      }
    };
  }
}
