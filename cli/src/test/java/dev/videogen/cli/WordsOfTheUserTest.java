package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The words of the user are sent as they were typed:")
class WordsOfTheUserTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final List<VideoRequest> sent = new ArrayList<>();

  private CliResult run(String... arguments) {
    return new Cli(folder, fake)
        .generator(
            new ForwardingVideoGenerator(fake) {
              @Override
              public VideoJob create(CheckedRequest request) {
                sent.add(request.request());
                return super.create(request);
              }
            })
        .run(arguments);
  }

  private VideoRequest request(String... arguments) {
    CliResult outcome = run(arguments);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@words.txt",
        "@@words.txt dances",
        "- a list",
        "-old film, -p",
        "--out of Africa",
        "--seconds=8 and a cat",
        "\"quoted\" 'words'",
        "\"quoted\"",
        "a=b ${sys:user.home} ${env:HOME} ${DEFAULT-VALUE}",
        "\\u0041 \\n %s %n %",
        "list"
      })
  @DisplayName("a prompt, whatever it begins with")
  void aPrompt(String prompt) throws IOException {
    Files.writeString(folder.resolve("words.txt"), "other words");

    assertThat(request("generate", "--no-wait", "--prompt", prompt).prompt()).contains(prompt);
  }

  @Test
  @DisplayName("a prompt that is an option, when it is written so")
  void aPromptThatIsAnOption() {
    assertThat(request("generate", "--no-wait", "--prompt=--json").prompt()).contains("--json");
  }

  @Test
  @DisplayName("what is not to be seen, the key, tags, options and the end user")
  void otherOptions() {
    String[] typed = {
      "generate --no-wait --prompt x --negative-prompt @rain --option hash=@tag --tag team=a=b",
      " --tag note=@x --end-user @me"
    };

    VideoRequest request = request(String.join("", typed).split(" "));

    assertThat(request.negativePrompt()).contains("@rain");
    assertThat(request.options()).isEqualTo(Map.of("hash", "@tag"));
    assertThat(request.tags()).isEqualTo(Map.of("team", "a=b", "note", "@x"));
    assertThat(request.endUser()).contains("@me");
  }

  @Test
  @DisplayName("a key, by which the same command buys once")
  void aKey() {
    String[] command = {"generate", "--no-wait", "--prompt", "x", "--key", "@order-4711"};
    Cli cli =
        new Cli(folder, fake)
            .variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("journal").toString());

    String job = cli.run(command).out();

    assertThat(job).isNotBlank();
    assertThat(cli.run(command).out()).isEqualTo(job);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"UTF-8, ''", "UTF-8, \ufeff", "UTF-16LE, \ufeff", "UTF-16BE, \ufeff"})
  @DisplayName("a prompt in a file, without the mark of its encoding and its last line break")
  void aPromptInAFile(Charset charset, String mark) throws IOException {
    Path file = folder.resolve("scene.txt");
    Files.write(file, (mark + "@K\u00e4tzchen\n\u732b\r\n").getBytes(charset));

    assertThat(request("generate", "--no-wait", "--prompt-file", file.toString()).prompt())
        .contains("@K\u00e4tzchen\n\u732b");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UTF-16LE, A cat, value 0",
    "ISO-8859-1, 'One\nK\u00e4tzchen', 'byte 6, in line 2'",
  })
  @DisplayName("and what is in another encoding is refused, with the place")
  void whatIsInAnotherEncoding(Charset charset, String text, String said) throws IOException {
    Path file = folder.resolve("scene.txt");
    Files.write(file, text.getBytes(charset));

    CliResult outcome = run("generate", "--no-wait", "--prompt-file", file.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("UTF-8", said);
    assertThat(sent).isEmpty();
  }

  @Test
  @DisplayName("and what is far too long for a prompt is not read to its end")
  void whatIsFarTooLong() throws IOException {
    Path file = folder.resolve("scene.txt");
    Files.write(file, "a".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));

    assertThat(run("generate", "--no-wait", "--prompt-file", file.toString()).err())
        .contains("longer than 1 MiB");
  }
}
