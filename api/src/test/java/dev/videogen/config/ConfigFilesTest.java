package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.SettingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of files of settings")
class ConfigFilesTest {

  private static final String SETTING = "videogen.poll-timeout";

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("folder"));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Configuration.Builder builder() {
    return Fixtures.isolated(StubProvider.openai()).directory(folder);
  }

  private static SettingOrigin origin(Configuration configuration) {
    return configuration.origin(ClientSettings.POLL_TIMEOUT);
  }

  @Test
  @DisplayName("the one that is named may be named in code, as a property and in the environment")
  void mayBeNamed() throws IOException {
    Path file = write(root.resolve("my.conf"), SETTING + "=7m");

    assertThat(origin(builder().set("videogen.config", file.toString()).build()))
        .isEqualTo(SettingOrigin.NAMED_FILE);
    assertThat(origin(builder().systemProperties(Map.of("videogen.config", "../my.conf")).build()))
        .isEqualTo(SettingOrigin.NAMED_FILE);
    assertThat(origin(builder().environment(Map.of("VIDEOGEN_CONFIG", "" + file)).build()))
        .isEqualTo(SettingOrigin.NAMED_FILE);
    assertThat(origin(builder().environment(Map.of("VIDEOGEN_CONFIG", " ")).build()))
        .isEqualTo(SettingOrigin.DEFAULT);
  }

  @Test
  @DisplayName("the one that is named must be there, and be a file")
  void mustBeThere() {
    assertThatThrownBy(() -> builder().set("videogen.config", "none.conf").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is no file " + folder.resolve("none.conf") + ", which videogen.config names.");
    assertThatThrownBy(() -> builder().set("videogen.config", ".").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("it is not a regular file");
    assertThatThrownBy(() -> builder().set("videogen.config", "a\0b").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is not the path of a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XDG_CONFIG_HOME", "HOME", "user.home"})
  @DisplayName("the user's own is where the desktop specification has it")
  void theUsersOwn(String place) throws IOException {
    String below = place.startsWith("XDG") ? "" : ".config/";
    write(root.resolve("user").resolve(below + "videogen/videogen.properties"), SETTING + "=7m");
    Map<String, String> told = Map.of(place, root.resolve("user").toString());

    Configuration configuration =
        place.equals("user.home")
            ? builder().systemProperties(told).build()
            : builder().environment(told).build();

    assertThat(origin(configuration)).isEqualTo(SettingOrigin.USER_FILE);
  }

  @Test
  @DisplayName("the user's own is nowhere relative to a folder that may be a stranger's")
  void nowhereRelative() throws IOException {
    write(folder.resolve("videogen/videogen.properties"), SETTING + "=7m");
    write(folder.resolve(".config/videogen/videogen.properties"), SETTING + "=7m");

    assertThat(origin(builder().environment(Map.of("XDG_CONFIG_HOME", ".", "HOME", ".")).build()))
        .isEqualTo(SettingOrigin.DEFAULT);
  }

  @Test
  @DisplayName("one that is named and lies in the working directory is read once, as the named one")
  void readOnce() throws IOException {
    write(folder.resolve("videogen.properties"), SETTING + "=7m");

    assertThat(origin(builder().build())).isEqualTo(SettingOrigin.FOLDER_FILE);
    assertThat(origin(builder().set("videogen.config", "./videogen.properties").build()))
        .isEqualTo(SettingOrigin.NAMED_FILE);
  }

  @Test
  @DisplayName("one that nobody named is a regular file of a size that somebody would write")
  void regularAndSmall() throws Exception {
    Path lying = folder.resolve("videogen.properties");
    Files.writeString(lying, "#" + "x".repeat(2 << 20));
    assertThatThrownBy(() -> builder().build()).hasMessageContaining("it is larger than");

    Files.delete(lying);
    assertThat(new ProcessBuilder("mkfifo", lying.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> builder().build()).hasMessageContaining("it is not a regular file");

    Files.delete(lying);
    Files.createSymbolicLink(lying, Path.of("/dev/zero"));
    assertThatThrownBy(() -> builder().build()).hasMessageContaining("it is not a regular file");
  }

  @Test
  @DisplayName("none is read where an app has its own source, and none may be named there")
  void noneBesideAnAppsOwnSource() throws IOException {
    write(folder.resolve("videogen.properties"), SETTING + "=7m");

    assertThat(origin(builder().only(Map.of()).build())).isEqualTo(SettingOrigin.DEFAULT);
    assertThatThrownBy(() -> builder().only(Map.of("videogen.config", "my.conf")).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("one source of settings");
  }
}
