package dev.videogen.internal.download;

import dev.videogen.config.Configuration;
import dev.videogen.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that no video may replace.
 *
 * @param path where it is
 * @param what what it is, for messages: {@code the journal}
 */
public record NeededFile(Path path, String what) {

  /**
   * What every save of a client leaves alone: the journal, and the files that settings are read
   * from.
   */
  public static List<NeededFile> of(Configuration configuration, @Nullable Journal journal) {
    List<NeededFile> files = new ArrayList<>();
    Optional.ofNullable(journal)
        .flatMap(Journal::file)
        .ifPresent(file -> files.add(new NeededFile(file, "the journal")));
    configuration.files().forEach(file -> files.add(new NeededFile(file, "a file of settings")));
    return List.copyOf(files);
  }
}
