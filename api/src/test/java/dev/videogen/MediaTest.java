package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A medium")
class MediaTest {

  private static final byte[] PNG_HEAD = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");
  private static final Media URL = Media.url(URI.create("https://example.org/a/cat.webp?sig=x"));
  private static final Media FILE_ID = Media.fileId("file-7");

  @TempDir private Path folder;

  private static Media bytes(String latin) {
    return Media.of(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  @DisplayName("is given as a file, as bytes, as a URL or as a vendor's id")
  void isGivenOneWay() {
    Path file = Path.of("cat.png");

    assertThat(Media.of(file).path()).contains(file);
    assertThat(Media.of(file).hasContent()).isTrue();
    assertThat(bytes("x").hasContent()).isTrue();
    assertThat(bytes("x").path()).isEmpty();
    assertThat(URL.url()).contains(URI.create("https://example.org/a/cat.webp?sig=x"));
    assertThat(URL.hasContent()).isFalse();
    assertThat(URL.fileId()).isEmpty();
    assertThat(FILE_ID.fileId()).contains("file-7");
    assertThat(FILE_ID.hasContent()).isFalse();
    assertThat(FILE_ID.url()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat.png", "ftp://example.org/cat", "https:cat.png", "s3://bucket/cat"})
  @DisplayName("has a URL of a kind that is known")
  void hasAUrl(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Media.url(URI.create(url)))
        .withMessageContaining("http, https, data or file");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "HTTP://EXAMPLE.org/Cat.png?A=b, http://EXAMPLE.org/Cat.png?A=b",
    "https://example.org/a b|c.png, https://example.org/a%20b%7Cc.png",
    "https://example.org/a%20b.png, https://example.org/a%20b.png",
    "https://example.org/\u732b.png, https://example.org/\u732b.png"
  })
  @DisplayName("may be an address as people write it, with its scheme in any case")
  void addressAsPeopleWriteIt(String text, URI url) {
    assertThat(Media.parse(text)).isEqualTo(Media.url(url));
    assertThat(Media.parse(text).url()).contains(url);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "cat.png, cat.png",
    "@cat.png, @cat.png",
    "a: b.png, a: b.png",
    "/folder/c:at.png, /folder/c:at.png",
    "file:///folder/cat.png, /folder/cat.png",
    "FILE:/folder/cat.png, /folder/cat.png",
    "file://localhost/folder/a b%20c.png, /folder/a b c.png"
  })
  @DisplayName("may be a file, by its path or by its address")
  void fileAsPeopleWriteIt(String text, Path file) {
    assertThat(Media.parse(text)).isEqualTo(Media.of(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file://host/cat.png",
        "file:cat.png",
        "file:///cat.png?x",
        "ftp://example.org/cat",
        "gs://bucket/cat",
        "https:cat.png",
        "http://",
        "https://example.org/%zz"
      })
  @DisplayName("is no address of another kind, or a broken one")
  void noAddressOfAnotherKind(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Media.parse(text));
  }

  @Test
  @DisplayName("is not nothing")
  void isNotNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Media.of(new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Media.fileId(" "));
  }

  @Nested
  @DisplayName("in a data URL")
  class DataUrls {

    private static Media parse(String url) {
      return Media.url(URI.create(url));
    }

    private static String content(Media media) throws IOException {
      return new String(media.open().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0} is {1} of type {2}")
    @CsvSource({
      "'data:image/webp;base64,UklGRj8/Pz9XRUJQ', RIFF????WEBP, image/webp",
      "'DATA:IMAGE/WEBP;BASE64,UklGRj8/Pz9XRUJQ', RIFF????WEBP, image/webp",
      "'data:image/webp;name=a;base64,UklGRj8_Pz9XRUJQ', RIFF????WEBP, image/webp",
      "'data:image/png;base64,UklGRj8/Pz9XRUJQ', RIFF????WEBP, image/webp",
      "'data:image/svg+xml,c%61t', cat, image/svg+xml",
      "'data:audio/mp3;x=y,a+b,c', 'a+b,c', audio/mpeg",
      "'data:image/bmp;base64,+/%2B%2F', ûïþÿ, image/bmp",
      "'data:image/bmp;base64,Y2%0AF0', cat, image/bmp",
      "'data:;base64,UklGRj8/Pz9XRUJQ', RIFF????WEBP, image/webp",
      "'data:,RIFF%3F???WEBP', RIFF????WEBP, image/webp",
    })
    @DisplayName("is the content and the type written there")
    void isTheContent(String url, String content, String type) throws IOException {
      if (content.equals("ûïþÿ")) {
        content = "\u00fb\u00ff\u00bf";
      }
      Media media = parse(url);

      assertThat(media.hasContent()).isTrue();
      assertThat(media.url()).isEmpty();
      assertThat(content(media)).isEqualTo(content);
      assertThat(media.mediaType()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "data:image/png;base64",
          "data:image/png;base64,",
          "data:image/png;base64,Y2F*",
          "data:text/plain,cat",
          "data:image/png;base64,Y2F0",
          "data:image/png,%3Chtml%3E"
        })
    @DisplayName("is refused if it is none")
    void isRefused(String url) {
      assertThatIllegalArgumentException().isThrownBy(() -> parse(url));
    }

    @Test
    @DisplayName("may hold blanks and marks that an address must encode")
    void mayHoldBlanks() throws IOException {
      assertThat(content(Media.parse("Data: image/svg+xml ; charset=utf-8,<svg a=\"b\"/>")))
          .isEqualTo("<svg a=\"b\"/>");
      assertThat(content(Media.parse("data:image/bmp;base64,Y2\n F0"))).isEqualTo("cat");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "89504e470d0a1a0a0000, image/png",
    "ffd8ffe0, image/jpeg",
    "474946383961, image/gif",
    "52494646aabbccdd57454250, image/webp",
    "52494646aabbccdd57415645, audio/wav",
    "0000001866747970617669660000, image/avif",
    "0000001866747970617669730000, image/avif",
    "0000001866747970686569630000, image/heic",
    "0000001866747970686569780000, image/heic",
    "00000018667479706d6966310000, image/heic",
    "00000018667479706d7366310000, image/heic",
    "000000186674797069736f6d0000, video/mp4",
    "00000018667479706d7034320000, video/mp4",
    "0000001866747970717420200000, video/quicktime",
    "00000018667479704d3441200000, audio/mp4",
    "1a45dfa39f4286810142f7810142f2810442f381084282847765626d, video/webm",
    "1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61, video/x-matroska",
    "4f676753, audio/ogg",
    "664c6143, audio/flac",
    "49443303, audio/mpeg",
    "fffb90, audio/mpeg",
    "fff344, audio/mpeg",
    "ffe3, audio/mpeg",
    "fff150, audio/aac",
    "fff950, audio/aac",
  })
  @DisplayName("shows its type in its first bytes")
  void showsItsType(String hex, String type) {
    assertThat(Media.of(HexFormat.of().parseHex(hex)).mediaType()).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "ff", "fffd", "ff00", "ffd800", "41", "52494646aabbccdd41564920"})
  @DisplayName("may show no type")
  void mayShowNoType(String hex) {
    assertThat(Media.of(HexFormat.of().parseHex(hex)).mediaType()).isEmpty();
    assertThat(Media.of(HexFormat.of().parseHex(hex)).kind()).isEqualTo(MediaKind.IMAGE);
    assertThat(Media.of(HexFormat.of().parseHex(hex)).fileName()).isEqualTo("input");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "cat.png, image/png, IMAGE",
    "cat.JPG, image/jpeg, IMAGE",
    "cat.jpeg, image/jpeg, IMAGE",
    "cat.webp, image/webp, IMAGE",
    "cat.gif, image/gif, IMAGE",
    "cat.avif, image/avif, IMAGE",
    "cat.heic, image/heic, IMAGE",
    "cat.heif, image/heic, IMAGE",
    "cat.mp4, video/mp4, VIDEO",
    "cat.m4v, video/mp4, VIDEO",
    "cat.mov, video/quicktime, VIDEO",
    "cat.webm, video/webm, VIDEO",
    "cat.mkv, video/x-matroska, VIDEO",
    "cat.mp3, audio/mpeg, AUDIO",
    "cat.wav, audio/wav, AUDIO",
    "cat.ogg, audio/ogg, AUDIO",
    "cat.flac, audio/flac, AUDIO",
    "cat.aac, audio/aac, AUDIO",
    "the.cat.m4a, audio/mp4, AUDIO",
  })
  @DisplayName("that is not here shows its type in the ending of its name")
  void showsItsTypeInItsName(String name, String type, MediaKind kind) {
    Media media = Media.url(URI.create("https://example.org/x/" + name + "?a=b.txt#c"));

    assertThat(media.mediaType()).contains(type);
    assertThat(media.kind()).isEqualTo(kind);
    assertThat(media.fileName()).isEqualTo(name);
  }

  @Test
  @DisplayName("shows its type in its content rather than in its name")
  void contentBeforeName() throws IOException {
    Path file = Files.write(folder.resolve("cat.jpg"), PNG_HEAD);

    assertThat(Media.of(file).mediaType()).contains("image/png");
    assertThat(Media.of(Files.write(folder.resolve("cat.mp4"), new byte[9])).mediaType())
        .contains("video/mp4");
    assertThat(Media.of(folder.resolve("missing.wav")).mediaType()).contains("audio/wav");
    assertThat(Media.of(folder.resolve("missing")).mediaType()).isEmpty();
    assertThat(FILE_ID.mediaType()).isEmpty();
    assertThat(Media.url(URI.create("https://example.org")).mediaType()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cat.png, <html>",
    "cat.jpg, '{\"error\":1}'",
    "cat.mp4, Not found",
    "cat.gif, '\u0001'"
  })
  @DisplayName("is of no type if its content is not what its name says")
  void notWhatItsNameSays(String name, String content) throws IOException {
    assertThat(Media.of(Files.writeString(folder.resolve(name), content)).mediaType()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, image/png, IMAGE",
    "IMAGE/PNG, image/png, IMAGE",
    "' image/png', image/png, IMAGE",
    "image/jpg, image/jpeg, IMAGE",
    "image/heif, image/heic, IMAGE",
    "audio/mp3, audio/mpeg, AUDIO",
    "audio/x-wav, audio/wav, AUDIO",
    "video/vnd.own+x, video/vnd.own+x, VIDEO",
  })
  @DisplayName("is of the type that was given, by its registered name")
  void isOfTheTypeGiven(String given, String type, MediaKind kind) {
    Media media = Media.of(PNG_HEAD).as(given);

    assertThat(media.mediaType()).contains(type);
    assertThat(media.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "png",
        "text/plain",
        "image/",
        "image/png; q=1",
        "image/png\r\nX-Evil: 1",
        "image/a b",
        "ximage/png"
      })
  @DisplayName("is of no type that is none, or no medium's")
  void isOfNoOtherType(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> URL.as(given))
        .withMessageContaining("such as image/png, not \"" + given + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, input.png",
    "image/jpeg, input.jpg",
    "image/webp, input.webp",
    "image/gif, input.gif",
    "image/avif, input.avif",
    "image/heic, input.heic",
    "video/mp4, input.mp4",
    "video/quicktime, input.mov",
    "video/webm, input.webm",
    "video/x-matroska, input.mkv",
    "audio/mpeg, input.mp3",
    "audio/wav, input.wav",
    "audio/ogg, input.ogg",
    "audio/flac, input.flac",
    "audio/aac, input.aac",
    "audio/mp4, input.m4a",
    "image/tiff, input",
  })
  @DisplayName("without a name is called input")
  void hasAName(String type, String name) {
    assertThat(bytes("?").as(type).fileName()).isEqualTo(name);
  }

  @Test
  @DisplayName("has a name without folders that can stand in a header")
  void nameForHeaders() {
    assertThat(Media.of(Path.of("/a/b", "cat.png")).fileName()).isEqualTo("cat.png");
    assertThat(Media.of(Path.of("/")).fileName()).isEqualTo("input");
    assertThat(Media.url(URI.create("https://example.org/a%22b%0D%0Ac%5Cd.png")).fileName())
        .isEqualTo("a_b__c_d.png");
    assertThat(Media.url(URI.create("https://example.org/a/")).fileName()).isEqualTo("input");
  }

  @Test
  @DisplayName("opens anew each time")
  void opensAnew() throws IOException {
    Path file = Files.writeString(folder.resolve("cat"), "content");

    for (Media media : List.of(Media.of(file), bytes("content"))) {
      for (int i = 0; i < 2; i++) {
        assertThat(media.open()).hasContent("content");
      }
      assertThat(media.length()).isEqualTo(7);
    }
  }

  @Test
  @DisplayName("that is not here cannot be opened")
  void cannotBeOpened() {
    assertThatIllegalStateException()
        .isThrownBy(URL::open)
        .withMessage("the content of URL of host example.org is not here");
    assertThatIllegalStateException().isThrownBy(FILE_ID::length);
    assertThatThrownBy(() -> Media.of(folder.resolve("missing")).open())
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Media.of(folder.resolve("missing")).length())
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("in memory is a copy")
  void isACopy() throws IOException {
    byte[] content = {1, 2};
    Media media = Media.of(content);
    content[0] = 9;

    assertThat(media.open().readAllBytes()).containsExactly(1, 2);
  }

  @Test
  @DisplayName("may be cropped, whatever else is said of it")
  void mayBeCropped() {
    assertThat(URL.isCropped()).isFalse();
    assertThat(URL.cropped().isCropped()).isTrue();
    assertThat(URL.cropped().as("image/png").isCropped()).isTrue();
    assertThat(URL.as("image/png").cropped().mediaType()).contains("image/png");
    assertThat(URL.cropped().url()).isEqualTo(URL.url());
  }

  @Test
  @DisplayName("is equal to one of the same content, type and treatment")
  void equality() {
    Path file = Path.of("cat.png");

    assertThat(bytes("cat")).isEqualTo(bytes("cat")).hasSameHashCodeAs(bytes("cat"));
    assertThat(bytes("cat")).isNotEqualTo(bytes("dog"));
    assertThat(Media.of(file)).isEqualTo(Media.of(file)).hasSameHashCodeAs(Media.of(file));
    assertThat(Media.of(file)).isNotEqualTo(Media.of(Path.of("dog.png")));
    assertThat(URL).isNotEqualTo(Media.url(URI.create("https://example.org")));
    assertThat(FILE_ID).isNotEqualTo(Media.fileId("file-8"));
    assertThat(URL).isNotEqualTo(URL.cropped());
    assertThat(URL).isNotEqualTo(URL.as("image/webp"));
    assertThat(URL).isNotEqualTo("https://example.org");
  }

  @Test
  @DisplayName("shows in a log what it is, and of a URL the host alone")
  void isShownInALog() {
    assertThat(Media.of(Path.of("cat.png"))).hasToString("file cat.png");
    assertThat(bytes("cat")).hasToString("3 bytes");
    assertThat(URL).hasToString("URL of host example.org");
    assertThat(Media.url(URI.create("http://me:secret@my_host:81/cat?sig=x")))
        .hasToString("URL of host my_host:81");
    assertThat(FILE_ID).hasToString("vendor's file file-7");
  }
}
