package dev.videogen.cli.setup;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.NamedText;
import dev.videogen.cli.output.Colour;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.session.Session;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.text.Printable;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code videogen config}. */
@Command(
    sortOptions = false,
    name = "config",
    description = {
      "Asks which vendor is to be used, and for its key, tries the key with a call that costs"
          + " nothing, and writes your own file of settings, which nobody else can read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  videogen config",
      "  videogen config --provider fal --set model=fal-ai/veo3.1 \\",
      "      --set budget.per-day=5"
    })
public final class ConfigCommand implements Callable<Integer> {

  private static final String PREFIX = "videogen.";

  /** What is asked of a provider that has it, beside its key. */
  private static final List<String> ASKED = List.of("endpoint", "base-url", "deployment", "model");

  private final Session session;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "The provider, which is then not asked for.")
  private @Nullable String provider;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A setting, which is then not asked for: model or another of the provider's, or"
              + " budget.per-day or another of videogen's. Better no key: others see it in the"
              + " list of processes. May be given several times.")
  private List<NamedText> given = new ArrayList<>();

  @Option(names = "--no-input", description = "Asks nothing: what is given is all that is set.")
  private boolean noInput;

  @Option(
      names = "--no-test",
      description = "Writes without trying the key. Otherwise one that is refused is not written.")
  private boolean noTest;

  public ConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.clients().configuration();
    Path file =
        configuration
            .userFile()
            .orElseThrow(
                () ->
                    new UsageException(
                        "nobody tells where your files are: set HOME or XDG_CONFIG_HOME"));
    Questions questions = new Questions(session);
    VideoGeneratorProvider chosen = chosen(configuration, questions);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(PREFIX + "provider", chosen.type());
    given.forEach(each -> settings.put(fullName(each.name(), chosen), each.text()));
    if (!noInput) {
      ask(chosen, questions, settings);
    }
    check(chosen, settings);
    if (!noTest) {
      test(chosen.type(), settings);
    }
    try {
      new UserSettings(file).write(settings);
    } catch (IOException failed) {
      throw new UsageException(file + " cannot be written: " + Formats.reason(failed));
    }
    session.terminal().print(Colour.GREEN, "Wrote", " " + file);
    return ExitCode.DONE.value();
  }

  private VideoGeneratorProvider chosen(Configuration configuration, Questions questions) {
    List<VideoGeneratorProvider> all = configuration.providers();
    String types =
        all.stream().map(VideoGeneratorProvider::type).sorted().collect(Collectors.joining(", "));
    if (provider == null && noInput) {
      throw new UsageException("--no-input needs --provider: one of " + types);
    }
    String name =
        provider != null ? provider : questions.ask("Which provider: " + types).orElseGet(() -> "");
    String type = name.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(each -> each.type().equals(type))
        .findAny()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no provider \"" + Printable.line(name) + "\"; one of " + types));
  }

  /** The name of a setting in a file: of the provider if it has one of that name. */
  private static String fullName(String name, VideoGeneratorProvider chosen) {
    String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    boolean own =
        chosen.settings().stream()
            .anyMatch(setting -> !setting.isShared() && setting.name().equals(bare));
    return PREFIX + (own ? chosen.type() + "." : "") + bare;
  }

  /** Whether a setting is the key of an account, for which this command asks. */
  public static boolean isKey(Setting<?> setting) {
    return setting.isSecret() && setting.name().startsWith("api-");
  }

  private void ask(
      VideoGeneratorProvider chosen, Questions questions, Map<String, String> settings) {
    List<Setting<?>> own =
        chosen.settings().stream().filter(setting -> !setting.isShared()).toList();
    for (String name : ASKED.subList(0, 2)) {
      own.stream()
          .filter(setting -> setting.name().equals(name))
          .forEach(setting -> ask(setting, chosen, questions, settings));
    }
    own.stream()
        .filter(ConfigCommand::isKey)
        .forEach(setting -> ask(setting, chosen, questions, settings));
    for (String name : ASKED.subList(2, ASKED.size())) {
      own.stream()
          .filter(setting -> setting.name().equals(name))
          .forEach(setting -> ask(setting, chosen, questions, settings));
    }
    String budget = PREFIX + ClientSettings.BUDGET_PER_DAY.name();
    if (!settings.containsKey(budget)) {
      questions
          .ask("At most how many US dollars a day (Enter: no limit)", ClientSettings.BUDGET_PER_DAY)
          .ifPresent(dollars -> settings.put(budget, dollars));
    }
  }

  private static void ask(
      Setting<?> setting,
      VideoGeneratorProvider chosen,
      Questions questions,
      Map<String, String> settings) {
    String name = PREFIX + chosen.type() + "." + setting.name();
    if (settings.containsKey(name)) {
      return;
    }
    String standard = setting.defaultValue().map(value -> "Enter: " + value).orElse("Enter: none");
    String question = setting.name() + ", " + setting.description() + " (" + standard + ")";
    questions.ask(question, setting).ifPresent(value -> settings.put(name, value));
  }

  /**
   * Refuses a setting that there is not and a value that it does not take: written down, either
   * would stop every command, this one included.
   */
  private void check(VideoGeneratorProvider chosen, Map<String, String> settings) {
    Configuration unused = session.clients().configuration(settings);
    check(PREFIX, ClientSettings.all(), settings);
    check(PREFIX + chosen.type() + ".", chosen.settings(), settings);
  }

  private static void check(String prefix, List<Setting<?>> known, Map<String, String> settings) {
    for (Setting<?> setting : known) {
      String name = prefix + setting.name();
      if (settings.containsKey(name)) {
        try {
          setting.read(settings.get(name));
        } catch (IllegalArgumentException wrong) {
          throw new UsageException(name + ": " + wrong.getMessage() + "; nothing was written");
        }
      }
    }
  }

  /** Refuses what cannot be opened, and what the vendor refuses; of all else it tells. */
  private void test(String instance, Map<String, String> settings) {
    Configuration trial = session.clients().configuration(settings);
    try (Instances instances = trial.open()) {
      VideoGenerator generator = instances.generator(instance);
      generator.probe();
      session.say("The key works: " + instance + " was asked for something that costs nothing.");
    } catch (UnsupportedRequestException free) {
      session.say("Not tried: " + instance + " has no call that costs nothing.");
    } catch (ConfigurationException | AuthenticationException | PermissionException wrong) {
      session.say("Nothing was written.");
      throw wrong;
    } catch (VideoException unknown) {
      session.say("Not tried, for the vendor cannot be asked now: " + unknown.getMessage());
    }
  }
}
