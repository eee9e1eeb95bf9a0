package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ApiKeySupplier;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A videogen.properties in the working directory that nobody named")
class FolderTrustTest {

  private static final Setting<URI> PROXY =
      Setting.address("http.proxy", "the proxy").asSecret().asLeadingElsewhere().asShared();
  private static final Setting<Boolean> PERMISSION =
      Setting.flag("allow-insecure-http", "whether").asLeadingElsewhere().asShared();
  private static final Setting<String> HEADERS =
      Setting.group("http.header", "headers").asSecret().asShared();
  private static final Setting<String> WHO_PAYS =
      Setting.header("organization", "the organization that pays");
  private static final Setting<Path> DIRECTORY = Setting.file("directory", "where jobs are kept");

  private static final String REFUSED = "is not taken from there";

  @TempDir private Path root;
  private Path folder;
  private Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectory(root.resolve("folder")).toRealPath();
    home = Files.createDirectory(root.resolve("home")).toRealPath();
  }

  private Configuration.Builder strange(String... lines) throws IOException {
    Files.write(folder.resolve("videogen.properties"), List.of(lines));
    return Fixtures.isolated(
            StubProvider.of(
                "openai",
                StubProvider.API_KEY,
                StubProvider.BASE_URL,
                PROXY,
                PERMISSION,
                HEADERS,
                WHO_PAYS,
                DIRECTORY))
        .directory(folder)
        .environment(Map.of("OPENAI_API_KEY", "key"));
  }

  private static void open(Configuration.Builder builder) {
    builder.build().open().generator("openai");
  }

  private static void assertRefused(Configuration.Builder builder) {
    assertThatThrownBy(() -> open(builder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(REFUSED)
        .hasMessageContaining("--config")
        .hasMessageContaining("VIDEOGEN_CONFIG")
        .hasMessageNotContaining("secret");
  }

  @Nested
  @DisplayName("leads no secret of another place elsewhere")
  class Secrets {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "videogen.openai.base-url=https://gateway.example/v1",
          "videogen.openai.base-url=http://127.0.0.1.example/v1",
          "videogen.openai.base-url=http://user@127.0.0.1@example/v1",
          "videogen.http.proxy=http://proxy.example:3128",
          "videogen.http.proxy=http://127.0.0.1:3128",
          "videogen.openai.http.proxy=http://localhost:3128",
          "videogen.allow-insecure-http=true",
          "videogen.http.header.x-route=elsewhere",
          "videogen.openai.http.header.authorization=other",
          "videogen.openai.organization=other",
        })
    @DisplayName("by an address, a proxy, a permission or a header")
    void byWhatLeadsElsewhere(String line) throws IOException {
      if (line.contains("@")) {
        assertThatThrownBy(() -> open(strange(line))).isInstanceOf(ConfigurationException.class);
      } else {
        assertRefused(strange(line));
      }
    }

    @ParameterizedTest
    @CsvSource({
      "VIDEOGEN_OPENAI_API_KEY, secret-1",
      "OPENAI_API_KEY, secret-1",
    })
    @DisplayName("whatever the variable of the key")
    void whateverTheVariable(String variable, String key) throws IOException {
      assertRefused(
          strange("videogen.openai.base-url=https://gateway.example/v1")
              .environment(Map.of(variable, key)));
    }

    @Test
    @DisplayName(
        "though the file holds a key, if that is not the one in use or a header is another's")
    void thoughTheFileHoldsAKey() throws IOException {
      String[] lines = {
        "videogen.openai.base-url=https://gateway.example/v1", "videogen.openai.api-key=theirs"
      };

      assertRefused(strange(lines));
      assertRefused(
          strange(lines).environment(Map.of("VIDEOGEN_HTTP_HEADER_X_TEAM_TOKEN", "secret-2")));
      assertRefused(
          strange(lines)
              .environment(Map.of())
              .component(ApiKeySupplier.class, instance -> "secret-3"));
    }

    @Test
    @DisplayName("of which none is seen: a machine's own identity may be asked for")
    void ofWhichNoneIsSeen() throws IOException {
      assertRefused(
          strange("videogen.openai.base-url=https://gateway.example/v1").environment(Map.of()));
    }
  }

  @Nested
  @DisplayName("is heeded")
  class Heeded {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "videogen.openai.base-url=http://127.0.0.1:8000/v1",
          "videogen.openai.base-url=http://localhost:8000/v1",
          "videogen.openai.base-url=http://[::1]:8000/v1",
          "videogen.allow-insecure-http=false",
          "videogen.poll-interval=2s",
          "videogen.provider=openai",
        })
    @DisplayName("in what leads nowhere else")
    void inWhatLeadsNowhereElse(String line) throws IOException {
      Configuration.Builder builder = strange(line);
      assertThatCode(() -> open(builder)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("for the secrets that it holds itself")
    void forItsOwnSecrets() throws IOException {
      Configuration.Builder builder =
          strange(
                  "videogen.openai.base-url=https://gateway.example/v1",
                  "videogen.http.proxy=http://proxy.example:3128",
                  "videogen.http.header.x-team=theirs",
                  "videogen.openai.api-key=theirs")
              .environment(Map.of());

      assertThatCode(() -> open(builder)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("in all where it is named")
    void whereItIsNamed() throws IOException {
      String[] lines = {
        "videogen.openai.base-url=https://gateway.example/v1",
        "videogen.http.proxy=http://proxy.example:3128",
        "videogen.journal.file=" + home.resolve("videos.journal"),
      };
      String file = folder.resolve("videogen.properties").toString();
      Configuration named =
          strange(lines)
              .environment(Map.of("OPENAI_API_KEY", "key", "VIDEOGEN_CONFIG", file))
              .build();

      assertThatCode(() -> named.open().generator("openai")).doesNotThrowAnyException();
      assertThat(named.clientIfSet(ClientSettings.JOURNAL_FILE)).isPresent();
      Configuration byProperty =
          strange(lines)
              .systemProperties(Map.of("videogen.config", "../folder/videogen.properties"))
              .build();
      assertThatCode(() -> byProperty.open().generator("openai")).doesNotThrowAnyException();
    }
  }

  @Nested
  @DisplayName("leads no file out of its folder")
  class Paths {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../videos.journal",
          "sub/../../videos.journal",
          "HOME/.bashrc",
          "link/videos.journal",
          "dangling",
          "linked-file",
          "absent/../../videos.journal",
          ".",
        })
    @DisplayName("by its path or by links")
    void byItsPathOrByLinks(String path) throws IOException {
      Files.createDirectory(folder.resolve("sub"));
      Files.writeString(home.resolve(".bashrc"), "# mine\n");
      Files.createSymbolicLink(folder.resolve("link"), home);
      Files.createSymbolicLink(folder.resolve("dangling"), home.resolve("new"));
      Files.createSymbolicLink(folder.resolve("linked-file"), home.resolve(".bashrc"));
      String written = path.replace("HOME", home.toString());

      assertThatThrownBy(
              () ->
                  strange("videogen.journal.file=" + written)
                      .build()
                      .clientIfSet(ClientSettings.JOURNAL_FILE))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(REFUSED);
      assertRefused(
          strange("videogen.openai.directory=" + written, "videogen.openai.api-key=theirs")
              .environment(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"videos.journal", "./sub/videos.journal", "new/folder/videos.journal"})
    @DisplayName("but may name one inside")
    void mayNameOneInside(String path) throws IOException {
      Files.createDirectory(folder.resolve("sub"));
      Configuration configuration =
          strange("videogen.journal.file=" + path, "videogen.openai.directory=" + path).build();

      assertThat(configuration.clientIfSet(ClientSettings.JOURNAL_FILE)).contains(Path.of(path));
      assertThatCode(() -> configuration.open().generator("openai")).doesNotThrowAnyException();
    }
  }

  @Nested
  @DisplayName("loosens no limit of spending that is set elsewhere")
  class Limits {

    private Configuration limited(Map<String, String> trusted, String... lines) throws IOException {
      return strange(lines).environment(trusted).build();
    }

    private Configuration onClassPath(String trusted, String... lines) throws IOException {
      Path resources = Files.createDirectories(root.resolve("classes"));
      Files.writeString(resources.resolve("videogen.properties"), trusted);
      return strange(lines)
          .classLoader(new URLClassLoader(new URL[] {resources.toUri().toURL()}, null))
          .build();
    }

    private static void assertNotLoosened(Configuration configuration, Setting<?> setting) {
      assertThatThrownBy(() -> configuration.clientIfSet(setting))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(REFUSED)
          .hasMessageContaining("loosen a limit")
          .hasMessageContaining("--config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PER_JOB", "PER_DAY", "TOTAL"})
    @DisplayName("by allowing what has no known price, which any limit refuses")
    void byAllowingUnknownPrices(String limit) throws IOException {
      assertNotLoosened(
          limited(Map.of("VIDEOGEN_BUDGET_" + limit, "5"), "videogen.budget.unknown-price=allow"),
          ClientSettings.BUDGET_UNKNOWN_PRICE);
    }

    @Test
    @DisplayName("by a higher one than the class path's, or by another journal than it counts by")
    void byGoingBeforeTheClassPath() throws IOException {
      assertNotLoosened(
          onClassPath("videogen.budget.total=5\n", "videogen.budget.total=5.01"),
          ClientSettings.BUDGET_TOTAL);
      assertNotLoosened(
          onClassPath(
              "videogen.budget.unknown-price=refuse\n",
              "videogen.budget.per-job=9",
              "videogen.budget.unknown-price=allow"),
          ClientSettings.BUDGET_UNKNOWN_PRICE);
      assertNotLoosened(
          onClassPath(
              "videogen.budget.per-day=5\nvideogen.journal.file=own.journal\n",
              "videogen.journal.file=other.journal"),
          ClientSettings.JOURNAL_FILE);
    }

    @Test
    @DisplayName("but may limit more, and what is limited nowhere else as it likes")
    void butMayLimitMore() throws IOException {
      assertThat(
              onClassPath("videogen.budget.total=5\n", "videogen.budget.total=4.99")
                  .clientIfSet(ClientSettings.BUDGET_TOTAL))
          .contains(new BigDecimal("4.99"));
      assertThat(
              limited(Map.of("VIDEOGEN_BUDGET_PER_DAY", "5"), "videogen.budget.per-job=100")
                  .clientIfSet(ClientSettings.BUDGET_PER_JOB))
          .contains(new BigDecimal("100"));
      assertThat(
              limited(Map.of(), "videogen.budget.total=5", "videogen.budget.unknown-price=allow")
                  .client(ClientSettings.BUDGET_UNKNOWN_PRICE))
          .isEqualTo(UnknownPrice.ALLOW);
      assertThat(
              limited(
                      Map.of(
                          "VIDEOGEN_BUDGET_TOTAL", "5",
                          "VIDEOGEN_BUDGET_UNKNOWN_PRICE", "allow"),
                      "videogen.budget.unknown-price=refuse")
                  .client(ClientSettings.BUDGET_UNKNOWN_PRICE))
          .isEqualTo(UnknownPrice.ALLOW);
    }
  }

  @Test
  @DisplayName("names no other file of settings")
  void namesNoOtherFile() throws IOException {
    assertThatThrownBy(() -> strange("videogen.config=other.properties").build())
        .hasMessageContaining("names a file of settings, which no file can");
  }

  @Test
  @DisplayName("is weaker than the user's own, which is trusted")
  void isWeakerThanTheUsersOwn() throws IOException {
    Path own = Files.createDirectories(home.resolve(".config/videogen"));
    Files.writeString(
        own.resolve("videogen.properties"),
        "videogen.openai.base-url=https://own.example/v1\nvideogen.budget.total=5\n");

    Configuration configuration =
        strange("videogen.openai.base-url=https://gateway.example/v1", "videogen.budget.total=5000")
            .environment(Map.of("OPENAI_API_KEY", "key", "HOME", home.toString()))
            .build();

    assertThat(configuration.context("openai").get(StubProvider.BASE_URL))
        .contains(URI.create("https://own.example/v1"));
    assertThat(configuration.clientIfSet(ClientSettings.BUDGET_TOTAL))
        .hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("5"));
  }
}
