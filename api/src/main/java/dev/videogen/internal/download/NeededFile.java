package dev.videogen.internal.download;

import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.journal.Journal;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that no video may replace, or a folder into which none is saved.
 *
 * @param path where it is
 * @param what what it is, for messages: {@code the journal}
 */
public record NeededFile(Path path, String what) {

  /**
   * What every save of a client leaves alone: the journal, the files that settings are read from,
   * and the files and folders that settings of providers name.
   */
  public static List<NeededFile> of(Configuration configuration, @Nullable Journal journal) {
    List<NeededFile> files = new ArrayList<>();
    Optional.ofNullable(journal)
        .flatMap(Journal::file)
        .ifPresent(file -> files.add(new NeededFile(file, "the journal")));
    configuration.files().forEach(file -> files.add(new NeededFile(file, "a file of settings")));
    configuration
        .instances()
        .forEach((name, provider) -> files.addAll(ofInstance(configuration, name, provider)));
    return List.copyOf(files);
  }

  private static List<NeededFile> ofInstance(
      Configuration configuration, String instance, VideoGeneratorProvider provider) {
    List<NeededFile> files = new ArrayList<>();
    ProviderContext context = configuration.context(instance);
    for (Setting<?> setting : provider.settings()) {
      if (setting.leadsElsewhere() && !setting.isGroup()) {
        path(context, setting)
            .map(
                path ->
                    new NeededFile(path, "what %s.%s names".formatted(instance, setting.name())))
            .ifPresent(files::add);
      }
    }
    return files;
  }

  private static Optional<Path> path(ProviderContext context, Setting<?> setting) {
    try {
      return context.get(setting).filter(Path.class::isInstance).map(Path.class::cast);
    } catch (ConfigurationException wrong) {
      // It is told when that instance is used.
      return Optional.empty();
    }
  }
}
