package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Media;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An input")
class InputRuleTest {

  private static final ModelCapabilities NOTHING_KNOWN = ModelCapabilities.builder("any").build();

  private static final ModelCapabilities PICKY =
      ModelCapabilities.builder("picky").inputTypes(List.of("image/png", "video/mp4")).build();

  @TempDir private Path folder;

  private static void check(Media reference, ModelCapabilities model) {
    check(VideoRequest.builder("A cat").reference(reference).build(), model);
  }

  private static void check(VideoRequest request, ModelCapabilities model) {
    InputRule.check(request, model, new Refusal("east"));
  }

  private static <E extends VideoException> String refused(
      Class<E> kind, Media reference, ModelCapabilities model) {
    E refused = catchThrowableOfType(kind, () -> check(reference, model));
    assertThat(refused).isNotNull();
    return refused.getMessage();
  }

  private String unreadable(Path file) {
    return refused(InvalidRequestException.class, Media.of(file), NOTHING_KNOWN);
  }

  @Test
  @DisplayName("is a file that is there")
  void isThere() {
    Path file = folder.resolve("cat.png");

    assertThat(unreadable(file))
        .isEqualTo(
            "The reference, file %s, cannot be read: there is no such file.".formatted(file));
  }

  @Test
  @DisplayName("is not a directory")
  void isNoDirectory() {
    assertThat(unreadable(folder)).contains(folder.toString(), "it is a directory");
  }

  @Test
  @DisplayName("has content")
  void hasContent() throws IOException {
    Path file = Files.createFile(folder.resolve("cat.png"));

    assertThat(unreadable(file)).contains(file.toString(), "it is empty");
  }

  @Test
  @DisplayName("is no device, which could be read but once")
  void isNoDevice() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));

    assertThat(unreadable(device)).contains("/dev/null", "it is no regular file");
  }

  @Test
  @DisplayName("can be read, or the error says why not")
  void canBeRead() {
    // Its first byte belongs to nobody, so that even root cannot read it.
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(memory));

    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class, () -> check(Media.of(memory), NOTHING_KNOWN));

    assertThat(refused).hasMessageContaining("/proc/self/mem, cannot be read: ");
    assertThat(refused).hasCauseInstanceOf(IOException.class);
    assertThat(refused.getMessage()).contains(refused.getCause().toString());
  }

  @Test
  @DisplayName("that the vendor fetches is left to the vendor")
  void whatIsNotHere() {
    assertThatCode(
            () -> {
              check(Media.url(URI.create("https://example.org/cat")), PICKY);
              check(Media.fileId("file-7"), PICKY);
              check(Media.of(new byte[] {1}), NOTHING_KNOWN);
            })
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("has a type that the model takes")
  void hasATypeThatTheModelTakes() {
    check(Media.of(Pictures.png(2, 2)), PICKY);
    check(Media.url(URI.create("https://example.org/cat.mp4")), PICKY);
    check(Media.of(Pictures.jpeg(2, 2)), NOTHING_KNOWN);

    assertThat(refused(UnsupportedRequestException.class, Media.of(Pictures.webp(2, 2)), PICKY))
        .isEqualTo("The reference, 25 bytes, is image/webp, and picky takes image/png, video/mp4.");
    assertThat(
            refused(
                UnsupportedRequestException.class,
                Media.url(URI.create("https://example.org/cat.gif")),
                PICKY))
        .contains("URL of host example.org, is image/gif");
  }

  @Test
  @DisplayName("has a type that can be told, or is told, where the model is particular")
  void hasATypeThatCanBeTold() {
    Media odd = Media.of(new byte[13]);

    check(odd.as("image/png"), PICKY);
    assertThat(refused(InvalidRequestException.class, odd, PICKY))
        .isEqualTo(
            "The reference, 13 bytes, is of a type that its first bytes do not show, and picky"
                + " takes image/png, video/mp4. If it is one of these, say so with Media.as.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!doctype html>", "{\"error\": 7}", "\ufeff Not found", "K\u00e4tzchen"})
  @DisplayName("is no text, whatever its name says and whatever the model takes")
  void isNoText(String text) throws IOException {
    Media page = Media.of(Files.writeString(folder.resolve("cat.png"), text));
    byte[] longText = (text + "\u732b".repeat(400)).getBytes(StandardCharsets.UTF_8);

    for (Media each : List.of(page, Media.of(longText))) {
      for (ModelCapabilities model : List.of(PICKY, NOTHING_KNOWN)) {
        assertThat(refused(InvalidRequestException.class, each, model)).contains("is a text");
      }
    }
    check(page.as("image/svg+xml"), NOTHING_KNOWN);
  }

  @Test
  @DisplayName("is what its name says, or another picture")
  void isWhatItsNameSays() throws IOException {
    byte[] latin1 = "<p>K\u00e4tzchen".getBytes(StandardCharsets.ISO_8859_1);
    Media page = Media.of(Files.write(folder.resolve("page.png"), latin1));
    Media other = Media.of(Files.write(folder.resolve("cat.png"), Pictures.jpeg(2, 2)));

    assertThat(refused(InvalidRequestException.class, page, NOTHING_KNOWN))
        .endsWith(
            "page.png, is no image/png, as its name says, nor any other picture that is known.");
    check(other, NOTHING_KNOWN);
    check(Media.of(Files.write(folder.resolve("cat.tiff"), new byte[9])), NOTHING_KNOWN);
  }

  @Test
  @DisplayName("that is a frame is a picture")
  void framesArePictures() {
    Media video = Media.url(URI.create("https://example.org/cat.mp4"));
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> check(VideoRequest.builder("A cat").lastFrame(video).build(), NOTHING_KNOWN));

    assertThat(refused)
        .hasMessage("The last frame, URL of host example.org, is video/mp4; a frame is a picture.");
    assertThatCode(() -> check(video, NOTHING_KNOWN)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("is looked at, every one of them")
  void everyInputIsLookedAt() throws IOException {
    Path good = Files.write(folder.resolve("good.png"), Pictures.png(2, 2));
    VideoRequest request =
        VideoRequest.builder("A cat")
            .firstFrame(good)
            .reference(good)
            .reference(folder.resolve("missing.png"))
            .build();

    assertThat(
            catchThrowableOfType(
                InvalidRequestException.class, () -> check(request, NOTHING_KNOWN)))
        .hasMessageContaining("missing.png");
  }
}
