package dev.videogen.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.config.Configuration;
import dev.videogen.journal.Journal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that no video may replace")
class NeededFileTest {

  @TempDir private Path folder;

  private Configuration.Builder configuration() {
    return Configuration.builder()
        .systemProperties(Map.of())
        .environment(Map.of("HOME", folder.toString()))
        .directory(folder)
        .providers(List.of());
  }

  @Test
  @DisplayName("are the journal and the files that settings are read from")
  void journalAndSettings() {
    Path journal = folder.resolve("paid.journal");
    assertThat(NeededFile.of(configuration().build(), Journal.inFile(journal)))
        .extracting(NeededFile::path)
        .containsExactly(
            journal,
            folder.resolve(".config/videogen/videogen.properties"),
            folder.resolve("videogen.properties"));
  }

  @Test
  @DisplayName("are none where nothing is kept in files")
  void none() {
    Configuration ofAnApp = configuration().only(Map.of()).build();
    assertThat(NeededFile.of(ofAnApp, Journal.inMemory())).isEmpty();
    assertThat(NeededFile.of(ofAnApp, null)).isEmpty();
  }
}
