package dev.videogen.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Of several places")
class PrecedenceTest {

  @TempDir private Path directory;

  /** Writes the key of openai in some places, everywhere with the place's name as its value. */
  private ProviderContext keyIn(Set<SettingOrigin> places) throws IOException {
    String name = "videogen.openai.api-key";
    Configuration.Builder builder = Fixtures.isolated(StubProvider.openai());
    Map<String, String> environment = new HashMap<>();
    for (SettingOrigin place : places) {
      switch (place) {
        case CODE -> builder.set(name, "CODE");
        case SYSTEM_PROPERTY -> builder.systemProperties(Map.of(name, "SYSTEM_PROPERTY"));
        case ENVIRONMENT -> environment.put("VIDEOGEN_OPENAI_API_KEY", "ENVIRONMENT");
        case VENDOR_ENVIRONMENT -> environment.put("OPENAI_API_KEY", "VENDOR_ENVIRONMENT");
        case NAMED_FILE ->
            builder.set(
                "videogen.config",
                folderWith("named", name + "=NAMED_FILE")
                    .resolve("videogen.properties")
                    .toString());
        case USER_FILE -> {
          folderWith("home/.config/videogen", name + "=USER_FILE");
          environment.put("HOME", directory.resolve("home").toString());
        }
        case FOLDER_FILE -> builder.directory(folderWith("work", name + "=FOLDER_FILE"));
        case CLASS_PATH ->
            builder.classLoader(
                new URLClassLoader(
                    new URL[] {folderWith("classes", name + "=CLASS_PATH").toUri().toURL()}, null));
        case DEFAULT -> {}
      }
    }
    return builder.environment(environment).build().context("openai");
  }

  private Path folderWith(String folder, String text) throws IOException {
    Path path = Files.createDirectories(directory.resolve(folder));
    Files.writeString(path.resolve("videogen.properties"), text, UTF_8);
    return path;
  }

  @ParameterizedTest
  @EnumSource(value = SettingOrigin.class, mode = EnumSource.Mode.EXCLUDE, names = "DEFAULT")
  @DisplayName(
      "the strongest counts: code, system property, environment, vendor's, named file, user's file,"
          + " folder's file, class path")
  void theStrongestCounts(SettingOrigin strongest) throws IOException {
    Set<SettingOrigin> itAndWeaker = EnumSet.range(strongest, SettingOrigin.CLASS_PATH);

    ProviderContext context = keyIn(itAndWeaker);

    assertThat(context.get(StubProvider.API_KEY)).contains(strongest.name());
    assertThat(context.origin(StubProvider.API_KEY)).isEqualTo(strongest);
  }

  @ParameterizedTest
  @EnumSource(value = SettingOrigin.class, mode = EnumSource.Mode.EXCLUDE, names = "DEFAULT")
  @DisplayName("the only one counts")
  void theOnlyOneCounts(SettingOrigin only) throws IOException {
    ProviderContext context = keyIn(EnumSet.of(only));

    assertThat(context.get(StubProvider.API_KEY)).contains(only.name());
    assertThat(context.origin(StubProvider.API_KEY)).isEqualTo(only);
  }

  @Test
  @DisplayName("none counts where nothing is written: the default holds, if there is one")
  void theDefaultHoldsWhereNothingIsWritten() throws IOException {
    ProviderContext context = keyIn(EnumSet.noneOf(SettingOrigin.class));

    assertThat(context.get(StubProvider.API_KEY)).isEmpty();
    assertThat(context.origin(StubProvider.API_KEY)).isEqualTo(SettingOrigin.DEFAULT);
    assertThat(context.get(StubProvider.MODEL)).contains("sora-2");
    assertThat(context.origin(StubProvider.MODEL)).isEqualTo(SettingOrigin.DEFAULT);
  }

  @ParameterizedTest(name = "own {0}, of all {1}: {2}")
  @CsvSource({
    "'', '', PT60S, DEFAULT",
    "'', 5s, PT5S, CODE",
    "7s, '', PT7S, ENVIRONMENT",
    "7s, 5s, PT7S, ENVIRONMENT",
  })
  @DisplayName("an instance's own setting counts before that of all, wherever the two are written")
  void anInstancesOwnSettingCountsBeforeThatOfAll(
      String own, String ofAll, Duration value, SettingOrigin origin) {
    Configuration.Builder builder =
        Fixtures.isolated(StubProvider.openai())
            .environment(Map.of("VIDEOGEN_OPENAI_READ_TIMEOUT", own));
    if (!ofAll.isEmpty()) {
      builder.set("videogen.read-timeout", ofAll);
    }

    ProviderContext context = builder.build().context("openai");

    assertThat(context.get(StubProvider.READ_TIMEOUT)).contains(value);
    assertThat(context.origin(StubProvider.READ_TIMEOUT)).isEqualTo(origin);
  }

  @Test
  @DisplayName("a vendor's variable counts for the default instance alone")
  void aVendorsVariableCountsForTheDefaultInstanceAlone() {
    Configuration configuration =
        Fixtures.isolated(StubProvider.openai())
            .set("videogen.east.type", "openai")
            .environment(Map.of("OPENAI_API_KEY", "key"))
            .build();

    assertThat(configuration.context("openai").get(StubProvider.API_KEY)).contains("key");
    assertThat(configuration.context("east").get(StubProvider.API_KEY)).isEmpty();
  }

  @Test
  @DisplayName("the members of a group are each taken from the strongest, in any case of letters")
  void theMembersOfAGroupAreTakenFromTheStrongest() {
    ProviderContext context =
        Fixtures.isolated(StubProvider.openai())
            .set("videogen.http.header.X-Code", "code")
            .systemProperties(
                Map.of(
                    "videogen.http.header.X-Team", "property",
                    "videogen.http.header.x-code", "property",
                    "videogen.openai.http.header.X-Own", "own property"))
            .environment(
                Map.of(
                    "VIDEOGEN_HTTP_HEADER_X_TEAM", "variable",
                    "VIDEOGEN_HTTP_HEADER_X_VARIABLE", "variable",
                    "VIDEOGEN_HTTP_HEADER_X_OWN", "variable",
                    "VIDEOGEN_HTTP_HEADER_CONTENT_TYPE", "variable",
                    "VIDEOGEN_OPENAI_HTTP_HEADER_X_CODE", "own variable"))
            .build()
            .context("openai");

    assertThat(context.group(StubProvider.HEADER))
        .containsExactly(
            Map.entry("content-type", "variable"),
            Map.entry("x-code", "own variable"),
            Map.entry("X-Own", "own property"),
            Map.entry("X-Team", "property"),
            Map.entry("x-variable", "variable"));
  }

  @Test
  @DisplayName("a group that is not shared has an instance's own members alone")
  void aGroupThatIsNotSharedHasItsOwnMembers() {
    Configuration configuration =
        Fixtures.isolated(StubProvider.openai())
            .set("videogen.openai.label.a.b", "1")
            .set("videogen.openai.label.c", "2")
            .set("videogen.openai.http.header.d", "3")
            .build();

    assertThat(configuration.context("openai").group(StubProvider.LABEL))
        .containsExactly(Map.entry("a.b", "1"), Map.entry("c", "2"));
  }
}
