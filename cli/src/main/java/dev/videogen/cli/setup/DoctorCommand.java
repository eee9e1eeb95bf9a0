package dev.videogen.cli.setup;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.output.Colour;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.text.Printable;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code videogen doctor}. */
@Command(
    sortOptions = false,
    name = "doctor",
    description = {
      "Says what is configured and where, whether the vendors can be reached and take the keys, and"
          + " what is missing on this machine. Nothing that it does costs anything, and no secret"
          + " is shown."
    })
public final class DoctorCommand implements Callable<Integer> {

  /** The newest Java that the tests run on. */
  private static final int NEWEST_JAVA = 25;

  private final Session session;
  private ExitCode worst = ExitCode.DONE;

  @Option(names = "--offline", description = "Asks no vendor.")
  private boolean offline;

  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    machine();
    Configuration configuration;
    try {
      configuration = session.clients().configuration();
      files(configuration);
      safeguards(configuration);
      vendors(configuration);
    } catch (VideoException wrong) {
      bad(wrong, "settings   " + wrong.getMessage());
    }
    return worst.value();
  }

  private void machine() {
    int java = Runtime.version().feature();
    if (java > NEWEST_JAVA) {
      note("Java       %d, which is newer than what is tested (%d)".formatted(java, NEWEST_JAVA));
    } else {
      good("Java       " + java);
    }
    if (onPath("ffprobe")) {
      good("ffprobe    is there");
    } else {
      note("ffprobe    is not there; it is not needed, and shows what is in a video (ffmpeg)");
    }
  }

  private static boolean onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void files(Configuration configuration) {
    for (Path file : configuration.files()) {
      if (Files.exists(file)) {
        good("settings   " + file);
      }
    }
    configuration.userFile().ifPresent(this::ownFile);
  }

  private void ownFile(Path file) {
    try {
      if (!Files.exists(file)) {
        note("settings   your own file is not there yet: videogen config writes " + file);
      } else if (new UserSettings(file).isOpenToOthers()) {
        note("settings   others can read " + file + ", keys included: chmod 600 " + file);
      }
    } catch (IOException unknown) {
      note("settings   who may read " + file + " cannot be told: " + unknown.getMessage());
    }
  }

  private void safeguards(Configuration configuration) {
    Optional<Path> journal = configuration.clientIfSet(ClientSettings.JOURNAL_FILE);
    if (journal.isEmpty()) {
      note("journal    none: after a crash nobody knows what was paid for (videogen.journal.file)");
    } else {
      Path file = journal.get().toAbsolutePath();
      Path folder = Optional.ofNullable(file.getParent()).orElse(file);
      boolean usable =
          Files.exists(file)
              ? Files.isReadable(file) && Files.isWritable(file)
              : !Files.exists(folder) || Files.isWritable(folder);
      if (usable) {
        good("journal    " + file);
      } else {
        fail(ExitCode.WRONG_REQUEST, "journal    " + file + " cannot be written");
      }
    }
    boolean limited =
        Stream.of(
                ClientSettings.BUDGET_PER_JOB,
                ClientSettings.BUDGET_PER_DAY,
                ClientSettings.BUDGET_TOTAL)
            .anyMatch(limit -> configuration.clientIfSet(limit).isPresent());
    if (limited) {
      good("budget     is limited");
    } else {
      note("budget     no limit of spending (videogen.budget.per-day and others)");
    }
  }

  private void vendors(Configuration configuration) {
    Optional<String> chosen = configuration.configuredProvider();
    if (chosen.isEmpty()) {
      note("provider   none is configured, so the fake makes test pictures: videogen config");
    }
    try (Instances instances = configuration.open()) {
      configuration
          .instances()
          .forEach(
              (name, provider) -> {
                boolean isChosen = chosen.filter(name::equals).isPresent();
                List<String> set = set(provider, configuration.context(name));
                if (isChosen || !set.isEmpty()) {
                  vendor(name, isChosen, set, configuration, instances);
                }
              });
    }
    if (chosen.isPresent() && !configuration.instances().containsKey(chosen.get())) {
      fail(
          ExitCode.WRONG_REQUEST,
          "provider   " + chosen.get() + " is configured, and there is no such instance");
    }
  }

  /** What is set of an instance, and where; without values. */
  private static List<String> set(VideoGeneratorProvider provider, ProviderContext context) {
    return provider.settings().stream()
        .filter(setting -> !setting.isGroup() && !setting.isShared())
        .filter(setting -> context.origin(setting) != SettingOrigin.DEFAULT)
        .map(setting -> described(setting, context.origin(setting)))
        .toList();
  }

  private static String described(Setting<?> setting, SettingOrigin origin) {
    String place =
        switch (origin) {
          case CODE -> "in code";
          case SYSTEM_PROPERTY -> "a system property";
          case ENVIRONMENT -> "in the environment";
          case VENDOR_ENVIRONMENT ->
              "in the environment, " + setting.vendorVariable().orElse("the vendor's variable");
          case NAMED_FILE -> "in the file that is named";
          case USER_FILE -> "in your own file";
          case FOLDER_FILE -> "in ./videogen.properties";
          case CLASS_PATH -> "on the class path";
          case DEFAULT -> "nowhere";
        };
    return setting.name() + " (" + place + ")";
  }

  private void vendor(
      String name,
      boolean isChosen,
      List<String> set,
      Configuration configuration,
      Instances instances) {
    String head = "provider   " + name + (isChosen ? ", which is used" : "");
    String settings = set.isEmpty() ? "" : "; set: " + String.join(", ", set);
    try {
      var generator = instances.generator(name);
      if (offline || ClientFactory.isFake(configuration, name)) {
        good(head + ", can be opened" + settings);
      } else {
        generator.probe();
        good(head + ", reached, and it takes the key" + settings);
      }
    } catch (UnsupportedRequestException free) {
      note(head + ", has no call that costs nothing, so the key is not tried" + settings);
    } catch (VideoException wrong) {
      bad(wrong, head + ": " + Printable.line(String.valueOf(wrong.getMessage())) + settings);
    }
  }

  private void good(String text) {
    terminal().print(Colour.GREEN, "ok", "    " + text);
  }

  private void note(String text) {
    terminal().print(Colour.YELLOW, "note", "  " + text);
  }

  private void bad(VideoException wrong, String text) {
    fail(ExitCode.of(wrong), text);
  }

  private void fail(ExitCode code, String text) {
    terminal().print(Colour.RED, "bad", "   " + text);
    // The first counts: it is what stands in the way of the others.
    worst = worst == ExitCode.DONE ? code : worst;
  }

  private Terminal terminal() {
    return session.terminal();
  }
}
